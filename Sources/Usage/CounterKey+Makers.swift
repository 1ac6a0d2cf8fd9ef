extension CounterKey {
    // MARK: - Visits

    /// Visits ended.
    public static let visitCount = CounterKey(unchecked: .visitCount)
    /// Visits that opened nothing.
    public static let visitBounce = CounterKey(unchecked: .visitBounce)

    /// Visits that ended so.
    public static func visitEnd(_ reason: EndReason) -> CounterKey {
        CounterKey(unchecked: .visitEnd, [reason.rawValue])
    }

    /// Visits by active time.
    public static func visitLength(activeMilliseconds: Int) -> CounterKey {
        CounterKey(unchecked: .visitLength, [VisitBuckets.length.name(for: activeMilliseconds)])
    }

    /// Visits by taps.
    public static func visitTaps(_ taps: Int) -> CounterKey {
        CounterKey(unchecked: .visitTaps, [VisitBuckets.taps.name(for: taps)])
    }

    // MARK: - Explainers

    /// Visits that opened the explainer.
    public static func explainerOpen(_ explainer: ExplainerID) -> CounterKey {
        CounterKey(unchecked: .explainerOpen, [explainer.text])
    }

    /// Visits in which the scene was visible for a second.
    public static func sceneView(_ explainer: ExplainerID, _ scene: SceneID) -> CounterKey {
        CounterKey(unchecked: .sceneView, [explainer.text, scene.text])
    }

    /// Visits whose furthest scene this was.
    public static func explainerLast(_ explainer: ExplainerID, _ scene: SceneID) -> CounterKey {
        CounterKey(unchecked: .explainerLast, [explainer.text, scene.text])
    }

    /// Visits by how long the scene was visible.
    public static func sceneDwell(
        _ explainer: ExplainerID, _ scene: SceneID, visibleMilliseconds: Int
    ) -> CounterKey {
        let bucket = VisitBuckets.dwell.name(for: visibleMilliseconds)
        return CounterKey(unchecked: .sceneDwell, [explainer.text, scene.text, bucket])
    }

    /// Visits that used the scene's interactive part.
    public static func sceneInteract(_ explainer: ExplainerID, _ scene: SceneID) -> CounterKey {
        CounterKey(unchecked: .sceneInteract, [explainer.text, scene.text])
    }

    /// Visits that reached the last scene and saw at least half of the scenes for two seconds.
    public static func explainerComplete(_ explainer: ExplainerID) -> CounterKey {
        CounterKey(unchecked: .explainerComplete, [explainer.text])
    }

    // MARK: - Sensitive

    /// Visits by the local weekday and hour of their first touch.
    public static func visitHour(_ hour: LocalHour) -> CounterKey {
        CounterKey(unchecked: .visitHour, [String(hour.weekday), String(hour.hour)])
    }

    /// Visits that opened the question.
    public static func faqOpen(_ question: QuestionID) -> CounterKey {
        CounterKey(unchecked: .faqOpen, [question.text])
    }

    /// Visits whose last word on the answer was that it helped, or did not.
    public static func faqHelpful(_ question: QuestionID, isHelpful: Bool) -> CounterKey {
        CounterKey(unchecked: .faqHelpful, [question.text, isHelpful ? "yes" : "no"])
    }

    /// Visits that used the word finder, by how it ended.
    public static func faqFind(_ outcome: FindOutcome) -> CounterKey {
        CounterKey(unchecked: .faqFind, [outcome.rawValue])
    }

    /// Visits that did not find their question and chose this topic.
    public static func faqMissing(_ topic: TopicID) -> CounterKey {
        CounterKey(unchecked: .faqMissing, [topic.text])
    }

    /// Visits whose first answer this was.
    public static func teachbackFirst(_ question: TeachbackID, _ choice: ChoiceID) -> CounterKey {
        CounterKey(unchecked: .teachbackFirst, [question.text, choice.text])
    }

    /// Visits that read a page in the language.
    public static func languageUse(_ language: LanguageID) -> CounterKey {
        CounterKey(unchecked: .languageUse, [language.text])
    }

    /// Visits that used the reading aid.
    public static func accessUse(_ feature: AccessFeature) -> CounterKey {
        CounterKey(unchecked: .accessUse, [feature.rawValue])
    }

    /// Visits that took the sheet home in this way.
    public static func takehomeUse(_ item: TakehomeItemID, _ kind: TakehomeKind) -> CounterKey {
        CounterKey(unchecked: .takehomeUse, [item.text, kind.rawValue])
    }

    // MARK: - Operations

    /// Visits not counted for want of disk or above the day's cap.
    public static let statsDropped = CounterKey(unchecked: .statsDropped)
    /// Visits started from the staff menu.
    public static let staffVisits = CounterKey(unchecked: .staffVisits)

    /// Minutes with the screen able to serve, by local hour; hours outside 0–23 are taken modulo 24.
    public static func upMinutes(hour: Int) -> CounterKey {
        CounterKey(unchecked: .upMinutes, [String(((hour % 24) + 24) % 24)])
    }

    /// Starts of the kiosk's program.
    public static func bootCount(_ cause: BootCause) -> CounterKey {
        CounterKey(unchecked: .bootCount, [cause.rawValue])
    }

    /// Minutes that the release was active.
    public static func releaseMinutes(_ release: ReleaseID) -> CounterKey {
        CounterKey(unchecked: .releaseMinutes, [release.label])
    }

    /// Sync attempts by result: `ok` or an error code.
    public static func syncResult(code: String) throws(UsageError) -> CounterKey {
        try CounterKey(.syncResult, [code])
    }

    /// Minutes in each state of the clock.
    public static func clockMinutes(_ state: ClockTrust.State) -> CounterKey {
        CounterKey(unchecked: .clockMinutes, [state.rawValue])
    }

    /// The level of free storage; the counter of the level that holds is 1.
    public static func storageFree(bytes: Int64) -> CounterKey {
        let clamped = Int(min(max(bytes, 0), Int64(Int32.max)))
        return CounterKey(unchecked: .storageFree, [VisitBuckets.freeBytes.name(for: clamped)])
    }

    /// Faults by code.
    public static func faultCount(code: String) throws(UsageError) -> CounterKey {
        try CounterKey(.faultCount, [code])
    }

    /// Cells held back for good when the kiosk was retired or reset.
    public static func statsWithheld(_ usageClass: UsageClass) -> CounterKey {
        CounterKey(unchecked: .statsWithheld, [usageClass.letter])
    }
}
