import UpdateMetadata

/// How long metadata of each role is good, and when it is signed anew.
enum MetadataExpiry {
    /// Days from signing to expiry.
    static func days(of role: MetadataRole) -> Int {
        switch role {
        case .root: 730
        case .targets: 395
        case .snapshot, .timestamp: 30
        }
    }

    /// Days before expiry from which on a role is signed anew although nothing changed.
    ///
    /// The timestamp is signed every day. The snapshot is not, although its key is at hand: each new one costs every
    /// kiosk a download, and half its life is margin enough. Root waits for the admin and the stick.
    static func renewalDays(of role: MetadataRole) -> Int {
        switch role {
        case .root: 0
        case .targets: 60
        case .snapshot: 15
        case .timestamp: 29
        }
    }

    /// When a file of `role` that is signed now expires.
    static func expiry(of role: MetadataRole, signedAt now: MetadataTime) -> MetadataTime {
        now.adding(days: days(of: role))
    }

    /// Whether a file of this role is to be signed anew.
    static func isDue<Payload>(_ metadata: Signed<Payload>, now: MetadataTime) -> Bool {
        now >= metadata.payload.expiresAt.adding(days: -renewalDays(of: Payload.role))
    }
}
