/// The id of a thing that the release manifest names; the kind `Subject` keeps ids of different things apart.
///
/// One to 64 bytes of `A-Z a-z 0-9 . _ -`, so an id can stand in a key's text without quoting.
public struct VocabularyID<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The id as the manifest spells it.
    public let text: String

    /// Takes an id from outside, or throws ``UsageError/malformedName(_:)``.
    public init(_ text: String) throws(UsageError) {
        guard NameRule.allows(text) else { throw .malformedName(String(text.prefix(UsageLimits.nameBytesMax))) }
        self.text = text
    }

    /// The same as ``text``.
    public var description: String { text }

    /// Orders ids by their bytes.
    public static func < (left: Self, right: Self) -> Bool { Utf8Order.precedes(left.text, right.text) }
}

/// What the ids of a vocabulary name.
public enum VocabularySubject {
    /// An explainer.
    public enum Explainer {}
    /// A scene of an explainer.
    public enum Scene {}
    /// A question of the FAQ.
    public enum Question {}
    /// A topic of the FAQ.
    public enum Topic {}
    /// A question of a teach-back.
    public enum Teachback {}
    /// A choice of a teach-back's question.
    public enum Choice {}
    /// A language.
    public enum Language {}
    /// A sheet to take home.
    public enum TakehomeItem {}
}

/// Names an explainer, such as `snow-globe`.
public typealias ExplainerID = VocabularyID<VocabularySubject.Explainer>
/// Names a scene within its explainer, such as `hook`.
public typealias SceneID = VocabularyID<VocabularySubject.Scene>
/// Names a question of the FAQ, such as `Q10`.
public typealias QuestionID = VocabularyID<VocabularySubject.Question>
/// Names a topic of the FAQ, or ``UsageVocabulary/otherTopic``.
public typealias TopicID = VocabularyID<VocabularySubject.Topic>
/// Names a question of a teach-back.
public typealias TeachbackID = VocabularyID<VocabularySubject.Teachback>
/// Names a choice within its teach-back's question.
public typealias ChoiceID = VocabularyID<VocabularySubject.Choice>
/// Names a language, such as `es`.
public typealias LanguageID = VocabularyID<VocabularySubject.Language>
/// Names a sheet to take home.
public typealias TakehomeItemID = VocabularyID<VocabularySubject.TakehomeItem>

/// The form of every name that can be a dimension's value.
enum NameRule {
    static func allows(_ text: String) -> Bool {
        (1...UsageLimits.nameBytesMax).contains(text.utf8.count) && text.utf8.allSatisfy(allows)
    }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}

/// Order by UTF-8 bytes, the same on every platform and in SQLite.
enum Utf8Order {
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
