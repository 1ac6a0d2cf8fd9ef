/// One signed-in member of staff, as the server remembers it.
public struct StaffSession: Equatable, Sendable {
    /// A session that was not used for this long has ended.
    public static let idleSecondsMax = 30 * 60
    /// A session of this age has ended however busy it was.
    public static let ageSecondsMax = 12 * 60 * 60

    /// Who signed in.
    public let account: AccountName
    /// What every form of this session must send back, so that no other site can post in its name.
    public let formToken: String

    /// A session of `account` whose forms carry `formToken`.
    public init(account: AccountName, formToken: String) {
        self.account = account
        self.formToken = formToken
    }
}
