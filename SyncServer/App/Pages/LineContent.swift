/// One line of a list.
struct LineContent: Equatable, Sendable {
    let text: String
}
