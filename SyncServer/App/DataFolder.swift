/// Where each kind of data lies under the data folder.
struct DataFolder: Equatable, Sendable {
    /// The folder itself.
    let path: String

    /// The database of kiosks, usage and staff.
    var database: String { "\(path)/server.db" }
    /// Signed metadata, served as it lies here.
    var metadata: String { "\(path)/tuf/metadata" }
    /// Target files, served as they lie here.
    var targets: String { "\(path)/tuf/targets" }
    /// The newest root, whose digest is in every enrolment code.
    var root: String { "\(metadata)/root.json" }
    /// Published bundles, one folder each.
    var releases: String { "\(path)/releases" }
}
