/// A size that ``DeltaLimits`` bounds.
public enum DeltaLimit: String, Equatable, Sendable {
    /// Bytes of the whole package.
    case packageBytes
    /// Bytes of all target files together.
    case targetBytes
    /// Number of target files.
    case files
    /// Bytes of the longest target file.
    case fileBytes
    /// UTF-8 bytes of the longest path.
    case pathBytes
    /// Bytes of the file list once inflated.
    case fileListBytes
    /// Bytes of the operations once inflated.
    case operationsBytes
    /// Bytes of new text once inflated.
    case literalsBytes
    /// Bytes of base text and new text that the mixing codec holds in memory at a time: the size of its windows, on which
    /// writer and reader must agree.
    case modelledBytes
    /// Bytes of a usage payload once inflated.
    case payloadBytes
}

/// How much a package may ask for; each declared size is held against these before memory is taken for it.
///
///     let limits = DeltaLimits.standard
///     let package = try DeltaPackage(bytes, limits: limits)
public struct DeltaLimits: Equatable, Sendable {
    /// Bytes of the whole package.
    public var packageBytesMax: Int
    /// Bytes of all target files together.
    public var targetBytesMax: Int
    /// Number of target files.
    public var filesMax: Int
    /// Bytes of the longest target file.
    public var fileBytesMax: Int
    /// UTF-8 bytes of the longest path.
    public var pathBytesMax: Int
    /// Bytes of the file list once inflated.
    public var fileListBytesMax: Int
    /// Bytes of the operations once inflated.
    public var operationsBytesMax: Int
    /// Bytes of base text and new text that the mixing codec holds in memory at a time: the size of its windows, on which
    /// writer and reader must agree.
    public var modelledBytesMax: Int

    /// Sets every limit; the defaults are those of ``standard``.
    public init(
        packageBytesMax: Int = 64 << 20,
        targetBytesMax: Int = 512 << 20,
        filesMax: Int = 20_000,
        fileBytesMax: Int = 128 << 20,
        pathBytesMax: Int = 1_024,
        fileListBytesMax: Int = 4 << 20,
        operationsBytesMax: Int = 8 << 20,
        modelledBytesMax: Int = 12 << 20
    ) {
        self.packageBytesMax = packageBytesMax
        self.targetBytesMax = targetBytesMax
        self.filesMax = filesMax
        self.fileBytesMax = fileBytesMax
        self.pathBytesMax = pathBytesMax
        self.fileListBytesMax = fileListBytesMax
        self.operationsBytesMax = operationsBytesMax
        self.modelledBytesMax = modelledBytesMax
    }

    /// The limits of both programs: 64 MiB of package, 512 MiB and 20,000 files of target.
    public static let standard = DeltaLimits()
}
