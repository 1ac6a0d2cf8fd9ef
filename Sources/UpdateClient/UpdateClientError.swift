import AsyncHTTPClient
import ContentStorage
import HTTPFetching
import UpdateMetadata

/// What can stop the update client; each is one plain sentence on standard error.
enum UpdateClientError: Error, Equatable, CustomStringConvertible {
    /// An option that the command needs was left out.
    case optionMissing(String)
    /// A URL that is not `http://` or `https://` with a host.
    case badURL(String)
    /// There is no root in the metadata folder.
    case notInitialised(folder: String)
    /// There is no file of this path.
    case noFile(String)
    /// The mirror has no file of this name.
    case missing(url: String)
    /// The mirror answered with another status than 200.
    case status(Int, url: String)
    /// The mirror could not be reached, or its answer was given up.
    case network(url: String, detail: String)
    /// Metadata, or a target file, that is not trusted.
    case refused(MetadataError)
    /// No role that may sign for this name lists it.
    case noTarget(String)
    /// A target file longer than this program holds in memory.
    case targetTooLong(String, length: Int)
    /// A file could not be read or written.
    case storage(String)

    var description: String {
        switch self {
        case .optionMissing(let option): "\(option) is missing; see --help."
        case .badURL(let text): "\(text) is not an address; it begins with http:// or https:// and names a host."
        case .notInitialised(let folder):
            "\(folder) has no root.json; begin with: snowglobe-update-client --metadata-dir \(folder) init ROOTFILE"
        case .noFile(let path): "There is no file \(path)."
        case .missing(let url): "There is nothing at \(url)."
        case .status(let status, let url): "\(url) answered with status \(status)."
        case .network(let url, let detail): "\(url) could not be fetched: \(detail)."
        case .refused(let error): "What was fetched is not trusted: \(error)."
        case .noTarget(let name): "No role that may sign for \(name) lists it."
        case .targetTooLong(let name, let length): "\(name) has \(length) bytes, more than this program takes."
        case .storage(let sentence): sentence
        }
    }

    init(_ error: any Error, url: String) {
        switch error {
        case let error as UpdateClientError: self = error
        case HTTPFetchError.tooLong(let bytesMax):
            self = .network(url: url, detail: "more than \(bytesMax) bytes came")
        case HTTPFetchError.tooSlow(let seconds):
            self = .network(url: url, detail: "it was still coming after \(seconds) seconds")
        case let error as HTTPClientError: self = .network(url: url, detail: error.shortDescription)
        default: self = .network(url: url, detail: String(describing: error))
        }
    }
}
