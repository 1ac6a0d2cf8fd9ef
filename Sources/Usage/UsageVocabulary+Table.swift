extension UsageVocabulary {
    /// The lists that the table is made of.
    struct Lists {
        let explainers: [ExplainerVocabulary]
        let questions: [String]
        let topics: [String]
        let languages: [String]
        let teachbacks: [ChoiceVocabulary]
        let feedback: [ChoiceVocabulary]
        let takehomeItems: [String]

        /// All keys in the table's order; the count is checked before any is made.
        func table() throws(UsageError) -> [CounterKey] {
            let count = keyCount()
            guard count <= UsageLimits.keyTableCountMax else {
                throw .tooManyKeys(found: count, limit: UsageLimits.keyTableCountMax)
            }
            return CounterName.allCases.filter { $0.usageClass != .operations }.flatMap { name in
                rows(of: name).map { CounterKey(unchecked: name, $0) }
            }
        }

        private func keyCount() -> Int {
            let scenes = explainers.reduce(0) { $0 + $1.scenes.count }
            let perScene = 3 + VisitBuckets.dwell.names.count
            let choices = (teachbacks + feedback).reduce(0) { $0 + $1.choices.count }
            let fixed = 1 + 3 + VisitBuckets.length.names.count + VisitBuckets.taps.names.count + 1 + 7 * 24 + 2 + 6
            let content = explainers.count * 2 + scenes * perScene
            return fixed + content + questions.count * 3 + topics.count + choices + languages.count
                + takehomeItems.count * 2
        }

        /// The values of each key of `name`, the last dimension changing fastest.
        private func rows(of name: CounterName) -> [[String]] {
            switch name {
            case .explainerOpen, .explainerComplete: explainers.map { [$0.id.text] }
            case .sceneView, .explainerLast, .sceneInteract: sceneRows()
            case .sceneDwell: Self.crossed(sceneRows(), VisitBuckets.dwell.names)
            case .faqOpen: questions.map { [$0] }
            case .faqHelpful: Self.crossed(questions.map { [$0] }, Dimension.yesNo.closedValues ?? [])
            case .faqMissing: topics.map { [$0] }
            case .teachbackFirst: choiceRows(teachbacks)
            case .feedbackAnswer: choiceRows(feedback)
            case .languageUse: languages.map { [$0] }
            case .takehomeUse:
                Self.crossed(takehomeItems.map { [$0] }, Dimension.takehomeKind.closedValues ?? [])
            default:
                name.dimensions.reduce([[]]) { rows, dimension in Self.crossed(rows, dimension.closedValues ?? []) }
            }
        }

        private func sceneRows() -> [[String]] {
            explainers.flatMap { explainer in explainer.scenes.map { [explainer.id.text, $0.text] } }
        }

        private func choiceRows(_ lists: [ChoiceVocabulary]) -> [[String]] {
            lists.flatMap { list in list.choices.map { [list.question, $0] } }
        }

        private static func crossed(_ rows: [[String]], _ values: [String]) -> [[String]] {
            rows.flatMap { row in values.map { row + [$0] } }
        }
    }
}
