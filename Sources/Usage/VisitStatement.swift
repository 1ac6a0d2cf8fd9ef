/// Something that is true of one visit, with the class that it is counted in.
public struct VisitStatement: Hashable, Sendable {
    /// What is counted.
    public let key: CounterKey
    /// The class of the counter under the release on screen: C, H or S.
    public let usageClass: UsageClass

    /// Joins a key with its class; class O is about the machine and refused with ``UsageError/wrongClass(_:)``.
    public init(_ key: CounterKey, usageClass: UsageClass) throws(UsageError) {
        guard usageClass != .operations, key.name.usageClass != .operations else { throw .wrongClass(key.name) }
        self.key = key
        self.usageClass = usageClass
    }

    init(unchecked key: CounterKey, usageClass: UsageClass) {
        self.key = key
        self.usageClass = usageClass
    }
}
