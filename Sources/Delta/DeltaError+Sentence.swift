import Bytes

extension DeltaError {
    /// One plain sentence for staff: what is wrong and what to do next.
    public var sentence: String {
        switch self {
        case .notAPackage: "The file is not a delta package; check that the right file was given."
        case .unsupportedVersion(let version):
            "The package has format version \(version), which this program does not read; update the program."
        case .unknownKind, .unknownCodec, .unknownFlags:
            "The package uses something that this program does not know; update the program."
        case .wrongKind(let expected, let found):
            "The package holds \(found) where \(expected) is wanted; check that the right file was given."
        case .limitExceeded(let limit, let found, let most):
            "The package goes over a limit: \(limit.rawValue) is \(found), and \(most) is the most allowed."
        case .baseMismatch(let expected, _) where expected.isZero:
            "The package holds a whole bundle and needs no base; give it an empty folder as its base."
        case .baseMismatch(let expected, let found):
            "The package was made for another base (\(DeltaMark(expected.bytes.prefix(4))), this one is \(found.shortHex)); "
                + "give it the base it was made from."
        case .unsafePath(let path, let fault):
            "The name \"\(path)\" cannot be used (\(fault.rawValue)); rename the file or get the package again."
        case .pathConflict(let path, let other) where path == other:
            "Two files have the name \"\(path)\"; rename one of them."
        case .pathConflict(let path, let other):
            "\"\(path)\" and \"\(other)\" cannot lie in one folder; rename one of them."
        case .baseUnreadable(let path, let code):
            "\(path) of the base could not be read (error \(code)); check that the base is whole."
        case .targetUnwritable(let path, let code):
            "\(path) could not be written (error \(code)); check the folder and the room on its disk."
        case .selfCheckFailed:
            "The package made would not give the target back, so it was thrown away; please report this as a fault."
        case .malformed, .unexpectedSection, .packageDigestMismatch, .targetMismatch, .declaredSizeMismatch,
            .pathOutOfOrder, .malformedFileList, .malformedOperation, .malformedDeflate, .malformedSection,
            .malformedMixture:
            "The package is damaged or cut short; get it again."
        }
    }
}
