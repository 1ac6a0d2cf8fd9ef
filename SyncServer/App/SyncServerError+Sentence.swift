import Glibc

extension SyncServerError: CustomStringConvertible {
    /// What is wrong and what to do next, in plain words.
    var description: String {
        switch self {
        case .badSetting(let key, let expected): "The setting \(key) must be \(expected); correct it and try again."
        case .badConfigurationFile(let path):
            "\(path) is missing or is no JSON object; correct it, or leave --config out."
        case .certificateWithoutKey: "HTTPS needs both --certificate and --key; give the missing one."
        case .badCertificate(let path): "\(path) cannot be read as PEM; check the path and that this user may read it."
        case .plainHTTPRefused(let host):
            "Plain HTTP on \(host) could be read on the way; give --certificate and --key, or --allow-plain-http on a "
                + "network that you trust."
        case .portInUse(let host, let port):
            "Another program listens on \(host):\(port); stop it, or choose another port with --port."
        case .cannotListen(let host, let port, let code):
            "The server cannot listen on \(host):\(port) (\(String(cString: strerror(code)))); check --host and --port."
        case .notInitialised(let folder):
            "\(folder) holds no repository; make one with: snowglobe-server init --data \(folder)"
        case .badName(let name):
            "\"\(name)\" cannot be used as a name; use 1 to 40 of a-z, 0-9, dot, dash and underscore."
        case .badKioskName: "A kiosk's name has 1 to 64 bytes and no control characters; choose another with --name."
        case .unknownAccount(let name):
            "There is no account \"\(name)\"; add it with: snowglobe-server user add \(name)"
        case .noPassword: "No password came on standard input; pipe one line, or leave --password-stdin out."
        case .passwordTooShort(let lengthMin):
            "The password needs at least \(lengthMin) characters; choose a longer one."
        case .missingAdminAsset(let name):
            "The program was built without its admin pages (\(name) is missing); install it again."
        }
    }
}
