/// What patients see if not even the factory bundle can be shown: plain words, no script, no style sheet.
///
/// Its dark ground and large letters come from attributes, because the policy of every page refuses styles in it.
enum EmergencyPage {
    static let html = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Please ask the front desk</title>
        <body bgcolor="#0e1a31" text="#f3f7fd"><font size="6" face="Inter, sans-serif">
        <h1>Please ask the front desk</h1>
        <p>This screen is resting. Nothing is wrong with you or your visit.</p>
        <p>If you feel unsafe, tell a staff member now. You can also call or text <strong>988</strong> any time.
        If someone may be in danger right now, call <strong>911</strong>.</p>
        <p lang="es">Pregunte en recepción. Si no se siente a salvo, dígaselo ya a alguien del personal, o llame al
        <strong>988</strong> y marque 2. Si hay peligro ahora mismo, llame al <strong>911</strong>.</p>
        </font></body></html>
        """
}
