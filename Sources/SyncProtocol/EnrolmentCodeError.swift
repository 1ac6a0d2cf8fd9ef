/// What can be wrong with an enrolment code that somebody typed.
public enum EnrolmentCodeError: Error, Equatable, Sendable {
    /// The code does not have 16 letters and digits.
    case wrongLength(expected: Int, found: Int)
    /// A character is none of the code's alphabet; U, for one, is never used.
    case unknownCharacter(Character, position: Int)
}
