/// What can stop the program or one of its commands.
enum SyncServerError: Error, Equatable, Sendable {
    /// A setting's value is of the wrong kind or out of range.
    case badSetting(key: String, expected: String)
    /// The configuration file is missing or no JSON object.
    case badConfigurationFile(path: String)
    /// Only one of certificate and key was given.
    case certificateWithoutKey
    /// The certificate or key file could not be read as PEM.
    case badCertificate(path: String)
    /// Plain HTTP on an address that other machines reach, without the flag that allows it.
    case plainHTTPRefused(host: String)
    /// Another program listens on the port.
    case portInUse(host: String, port: Int)
    /// The address is not one of this machine's, or the port needs more rights.
    case cannotListen(host: String, port: Int, errorNumber: Int32)
    /// The data folder holds no root metadata: `init` was not run there.
    case notInitialised(folder: String)
    /// A name that was typed has characters or a length that are not allowed.
    case badName(String)
    /// A kiosk's name is empty, too long or has control characters.
    case badKioskName
    /// No account has this name.
    case unknownAccount(name: String)
    /// No password was given on standard input.
    case noPassword
    /// The password is shorter than it may be.
    case passwordTooShort(lengthMin: Int)
    /// A template or style of the admin pages is missing from the program.
    case missingAdminAsset(name: String)
}
