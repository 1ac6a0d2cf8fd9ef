package import Content

/// The smallest bundle that is whole: one explainer of two scenes, two questions, one of them the crisis question.
package enum SmallBundle {
    package static let texts: [String: String] = [
        "pages.json": """
        {"pages":[
        {"id":"home","url":"/{lang}/","template":"index.mustache","strings":["strings"]},
        {"id":"globe","url":"/{lang}/globe/","template":"explainers/globe/index.mustache","explainer":"globe",
         "strings":["strings","explainers/globe/strings"]},
        {"id":"question","url":"/{lang}/faq/{question}/","template":"faq/question.mustache","each":"questions",
         "strings":["strings","faq/strings"]}]}
        """,
        "layout.mustache": "<html lang={{lang}}><title>{{page.title}}</title>{{{body}}}</html>",
        "index.mustache":
            "<h1>{{s.home.title}}</h1>{{#topics}}{{title}}{{#questions}}|{{url}}{{/questions}}{{/topics}}",
        "strings/en.json":
            #"{"_note":"for translators","home":{"title":"Hello & welcome"},"explainers":{"globe":{"title":"Globe"}}}"#,
        "explainers/globe/index.mustache":
            "{{^item.withheld}}<p>{{s.still}}</p>{{/item.withheld}}{{#item.withheld}}Ask{{/item.withheld}}"
            + "{{#item.unreviewed}}Sample{{/item.unreviewed}}",
        "explainers/globe/strings/en.json": #"{"still":"The snow is still."}"#,
        "explainers/globe/explainer.json": """
        {"id":"globe","facts":["CF-001"],"review":"needed","reviewBy":"2027-11-01",
         "scenes":[{"id":"still","facts":["CF-001"]},{"id":"loose","facts":["CF-002"]}]}
        """,
        "faq/faq.json": """
        {"topics":[{"id":"safety"}],"questions":[
        {"id":"Q01","topic":"safety","facts":["CF-001"],"review":"needed","reviewBy":"2027-10-01","related":["Q40"]},
        {"id":"Q40","topic":"safety","facts":["CF-001"],"review":"needed","reviewBy":"2027-11-01","crisis":true}]}
        """,
        "faq/strings/en.json": """
        {"topics":{"safety":"Safety"},"questions":{
        "Q01":{"question":"May I drive?","blocks":[{"paragraph":"No."},{"clinicRule":{"rule":"imDriving"}}]},
        "Q40":{"question":"I feel unsafe."}}}
        """,
        "faq/question.mustache":
            "<h1>{{item.question}}</h1>{{#item.blocks}}{{#paragraph}}<p>{{.}}</p>{{/paragraph}}"
            + "{{#clinicRule}}{{#text}}<b>{{.}}</b>{{/text}}{{^text}}<i>ask</i>{{/text}}{{/clinicRule}}{{/item.blocks}}",
        "facts.json": """
        {"facts":[{"id":"CF-001","status":"verified","source":"SEED","statement":"One."},
        {"id":"CF-002","status":"review","source":"SEED","statement":"Two."}]}
        """,
    ]

    package static func files(changing changes: [String: String?] = [:]) throws -> [BundlePath: [UInt8]] {
        var files: [BundlePath: [UInt8]] = [:]
        for (path, text) in texts.merging(changes.compactMapValues { $0 }, uniquingKeysWith: { $1 })
        where changes[path] != .some(nil) {
            files[try BundlePath(path)] = Array(text.utf8)
        }
        return files
    }
}
