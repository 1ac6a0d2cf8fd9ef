import Content
import Foundation
import Secrets

/// Makes of a site configuration as people write it one that can be signed.
///
/// A PIN in digits becomes its scrypt hash, an address to take home gets its QR code. Everything else, and a file that
/// needs neither, stays as it is.
///
/// The PIN's hash has a new salt each time, but a hash that is published already and fits the PIN is kept, so that the
/// same file again changes nothing.
struct SiteSeal {
    /// How many digits a PIN may have.
    static let pinDigits = 6...12

    /// The hash of the configuration that is published now, if any.
    let publishedPIN: String?
    /// What a new hash costs.
    var cost = PasswordHash.Cost.standard

    /// The sealed form of `bytes`.
    ///
    /// Bytes that are no JSON object are returned as they are: the reader of site configurations says what is wrong.
    func seal(_ bytes: [UInt8], file: String) throws(PublishingError) -> [UInt8] {
        // What cannot be read here is refused with its reason by the strict reader, which comes next.
        guard let draft = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { return bytes }
        var sealed = draft
        if let pin = draft["staffPIN"] as? String, PasswordHash(pin) == nil {
            sealed["staffPIN"] = try hash(of: pin, file: file)
        }
        if var takeHome = draft["takeHome"] as? [String: Any], let url = takeHome["url"] as? String {
            guard let code = QRCode(of: url) else {
                throw .site(path: file, .invalidValue(path: "site.json", key: "takeHome.url", found: url))
            }
            takeHome["qr"] = ["modules": code.modules, "path": code.path] as [String: Any]
            sealed["takeHome"] = takeHome
        }
        guard NSDictionary(dictionary: sealed) != NSDictionary(dictionary: draft) else { return bytes }
        do {
            let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return Array(try JSONSerialization.data(withJSONObject: sealed, options: options)) + [UInt8(ascii: "\n")]
        } catch {
            throw .site(path: file, .malformedJSON(path: "site.json", reason: "it cannot be written again"))
        }
    }

    private func hash(of pin: String, file: String) throws(PublishingError) -> String {
        guard Self.pinDigits.contains(pin.utf8.count), pin.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .badPIN(path: file)
        }
        do {
            if let publishedPIN, let published = PasswordHash(publishedPIN), try published.matches(pin) {
                return publishedPIN
            }
            return try PasswordHash(of: pin, cost: cost).description
        } catch {
            throw .pinNotHashed
        }
    }
}
