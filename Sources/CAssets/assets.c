// Written by scripts/seal-bundle: the files of Assets/ that the programs carry.
#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char a0[] = {
#embed "../../Assets/admin/styles/base.css" if_empty(0)
};
static const unsigned char a1[] = {
#embed "../../Assets/admin/styles/components/figure.css" if_empty(0)
};
static const unsigned char a2[] = {
#embed "../../Assets/admin/styles/components/form.css" if_empty(0)
};
static const unsigned char a3[] = {
#embed "../../Assets/admin/styles/components/masthead.css" if_empty(0)
};
static const unsigned char a4[] = {
#embed "../../Assets/admin/styles/components/notice.css" if_empty(0)
};
static const unsigned char a5[] = {
#embed "../../Assets/admin/styles/components/table.css" if_empty(0)
};
static const unsigned char a6[] = {
#embed "../../Assets/admin/styles/tokens.css" if_empty(0)
};
static const unsigned char a7[] = {
#embed "../../Assets/admin/templates/explainer.mustache" if_empty(0)
};
static const unsigned char a8[] = {
#embed "../../Assets/admin/templates/filter.mustache" if_empty(0)
};
static const unsigned char a9[] = {
#embed "../../Assets/admin/templates/kiosks.mustache" if_empty(0)
};
static const unsigned char a10[] = {
#embed "../../Assets/admin/templates/layout.mustache" if_empty(0)
};
static const unsigned char a11[] = {
#embed "../../Assets/admin/templates/message.mustache" if_empty(0)
};
static const unsigned char a12[] = {
#embed "../../Assets/admin/templates/overview.mustache" if_empty(0)
};
static const unsigned char a13[] = {
#embed "../../Assets/admin/templates/releases.mustache" if_empty(0)
};
static const unsigned char a14[] = {
#embed "../../Assets/admin/templates/sign-in.mustache" if_empty(0)
};
static const unsigned char a15[] = {
#embed "../../Assets/admin/templates/standing.mustache" if_empty(0)
};
static const unsigned char a16[] = {
#embed "../../Assets/admin/templates/table.mustache" if_empty(0)
};
static const unsigned char a17[] = {
#embed "../../Assets/admin/templates/withheld.mustache" if_empty(0)
};
static const unsigned char a18[] = {
#embed "../../Assets/bundle/attract.js" if_empty(0)
};
static const unsigned char a19[] = {
#embed "../../Assets/bundle/attract.mustache" if_empty(0)
};
static const unsigned char a20[] = {
#embed "../../Assets/bundle/bundle.json" if_empty(0)
};
static const unsigned char a21[] = {
#embed "../../Assets/bundle/clips/clips.json" if_empty(0)
};
static const unsigned char a22[] = {
#embed "../../Assets/bundle/counts.mustache" if_empty(0)
};
static const unsigned char a23[] = {
#embed "../../Assets/bundle/explainers/car-trip/car-trip-fit.css" if_empty(0)
};
static const unsigned char a24[] = {
#embed "../../Assets/bundle/explainers/car-trip/car-trip.css" if_empty(0)
};
static const unsigned char a25[] = {
#embed "../../Assets/bundle/explainers/car-trip/controller.js" if_empty(0)
};
static const unsigned char a26[] = {
#embed "../../Assets/bundle/explainers/car-trip/describe.js" if_empty(0)
};
static const unsigned char a27[] = {
#embed "../../Assets/bundle/explainers/car-trip/explainer.json" if_empty(0)
};
static const unsigned char a28[] = {
#embed "../../Assets/bundle/explainers/car-trip/index.mustache" if_empty(0)
};
static const unsigned char a29[] = {
#embed "../../Assets/bundle/explainers/car-trip/input.js" if_empty(0)
};
static const unsigned char a30[] = {
#embed "../../Assets/bundle/explainers/car-trip/main.js" if_empty(0)
};
static const unsigned char a31[] = {
#embed "../../Assets/bundle/explainers/car-trip/model.js" if_empty(0)
};
static const unsigned char a32[] = {
#embed "../../Assets/bundle/explainers/car-trip/model.md" if_empty(0)
};
static const unsigned char a33[] = {
#embed "../../Assets/bundle/explainers/car-trip/panel.js" if_empty(0)
};
static const unsigned char a34[] = {
#embed "../../Assets/bundle/explainers/car-trip/qr/en.svg" if_empty(0)
};
static const unsigned char a35[] = {
#embed "../../Assets/bundle/explainers/car-trip/qr/es.svg" if_empty(0)
};
static const unsigned char a36[] = {
#embed "../../Assets/bundle/explainers/car-trip/road.js" if_empty(0)
};
static const unsigned char a37[] = {
#embed "../../Assets/bundle/explainers/car-trip/stage.js" if_empty(0)
};
static const unsigned char a38[] = {
#embed "../../Assets/bundle/explainers/car-trip/strings/en.json" if_empty(0)
};
static const unsigned char a39[] = {
#embed "../../Assets/bundle/explainers/car-trip/strings/es.json" if_empty(0)
};
static const unsigned char a40[] = {
#embed "../../Assets/bundle/explainers/car-trip/view.js" if_empty(0)
};
static const unsigned char a41[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/cabin.js" if_empty(0)
};
static const unsigned char a42[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/camera.js" if_empty(0)
};
static const unsigned char a43[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/dials.js" if_empty(0)
};
static const unsigned char a44[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/inside.js" if_empty(0)
};
static const unsigned char a45[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/land.js" if_empty(0)
};
static const unsigned char a46[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/map.js" if_empty(0)
};
static const unsigned char a47[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/painter.js" if_empty(0)
};
static const unsigned char a48[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/palette.js" if_empty(0)
};
static const unsigned char a49[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/parked.js" if_empty(0)
};
static const unsigned char a50[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/places.js" if_empty(0)
};
static const unsigned char a51[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/random.js" if_empty(0)
};
static const unsigned char a52[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/roads.js" if_empty(0)
};
static const unsigned char a53[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/shots.js" if_empty(0)
};
static const unsigned char a54[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/sky.js" if_empty(0)
};
static const unsigned char a55[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/snowfall.js" if_empty(0)
};
static const unsigned char a56[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/sprites.js" if_empty(0)
};
static const unsigned char a57[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/studio.js" if_empty(0)
};
static const unsigned char a58[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/valley.js" if_empty(0)
};
static const unsigned char a59[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/wheel.js" if_empty(0)
};
static const unsigned char a60[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/worker.js" if_empty(0)
};
static const unsigned char a61[] = {
#embed "../../Assets/bundle/explainers/car-trip/view/world.js" if_empty(0)
};
static const unsigned char a62[] = {
#embed "../../Assets/bundle/explainers/car-trip/words.js" if_empty(0)
};
static const unsigned char a63[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/explainer.json" if_empty(0)
};
static const unsigned char a64[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/index.mustache" if_empty(0)
};
static const unsigned char a65[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/main.js" if_empty(0)
};
static const unsigned char a66[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/model.js" if_empty(0)
};
static const unsigned char a67[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/model.md" if_empty(0)
};
static const unsigned char a68[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/picture.mustache" if_empty(0)
};
static const unsigned char a69[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/prepare-integrate.css" if_empty(0)
};
static const unsigned char a70[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/qr/en.svg" if_empty(0)
};
static const unsigned char a71[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/qr/es.svg" if_empty(0)
};
static const unsigned char a72[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/strings/en.json" if_empty(0)
};
static const unsigned char a73[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/strings/es.json" if_empty(0)
};
static const unsigned char a74[] = {
#embed "../../Assets/bundle/explainers/prepare-integrate/view.js" if_empty(0)
};
static const unsigned char a75[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/desk.mustache" if_empty(0)
};
static const unsigned char a76[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/explainer.json" if_empty(0)
};
static const unsigned char a77[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/index.mustache" if_empty(0)
};
static const unsigned char a78[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/main.js" if_empty(0)
};
static const unsigned char a79[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/model.js" if_empty(0)
};
static const unsigned char a80[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/model.md" if_empty(0)
};
static const unsigned char a81[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/qr/en.svg" if_empty(0)
};
static const unsigned char a82[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/qr/es.svg" if_empty(0)
};
static const unsigned char a83[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/questions-to-ask.css" if_empty(0)
};
static const unsigned char a84[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/strings/en.json" if_empty(0)
};
static const unsigned char a85[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/strings/es.json" if_empty(0)
};
static const unsigned char a86[] = {
#embed "../../Assets/bundle/explainers/questions-to-ask/view.js" if_empty(0)
};
static const unsigned char a87[] = {
#embed "../../Assets/bundle/explainers/snow-globe/controller.js" if_empty(0)
};
static const unsigned char a88[] = {
#embed "../../Assets/bundle/explainers/snow-globe/distant-snow.js" if_empty(0)
};
static const unsigned char a89[] = {
#embed "../../Assets/bundle/explainers/snow-globe/explainer.json" if_empty(0)
};
static const unsigned char a90[] = {
#embed "../../Assets/bundle/explainers/snow-globe/glass.js" if_empty(0)
};
static const unsigned char a91[] = {
#embed "../../Assets/bundle/explainers/snow-globe/ground.js" if_empty(0)
};
static const unsigned char a92[] = {
#embed "../../Assets/bundle/explainers/snow-globe/index.mustache" if_empty(0)
};
static const unsigned char a93[] = {
#embed "../../Assets/bundle/explainers/snow-globe/input.js" if_empty(0)
};
static const unsigned char a94[] = {
#embed "../../Assets/bundle/explainers/snow-globe/main.js" if_empty(0)
};
static const unsigned char a95[] = {
#embed "../../Assets/bundle/explainers/snow-globe/model.js" if_empty(0)
};
static const unsigned char a96[] = {
#embed "../../Assets/bundle/explainers/snow-globe/model.md" if_empty(0)
};
static const unsigned char a97[] = {
#embed "../../Assets/bundle/explainers/snow-globe/panel.js" if_empty(0)
};
static const unsigned char a98[] = {
#embed "../../Assets/bundle/explainers/snow-globe/qr/en.svg" if_empty(0)
};
static const unsigned char a99[] = {
#embed "../../Assets/bundle/explainers/snow-globe/qr/es.svg" if_empty(0)
};
static const unsigned char a100[] = {
#embed "../../Assets/bundle/explainers/snow-globe/retell.js" if_empty(0)
};
static const unsigned char a101[] = {
#embed "../../Assets/bundle/explainers/snow-globe/sine.js" if_empty(0)
};
static const unsigned char a102[] = {
#embed "../../Assets/bundle/explainers/snow-globe/snow-globe.css" if_empty(0)
};
static const unsigned char a103[] = {
#embed "../../Assets/bundle/explainers/snow-globe/snow.js" if_empty(0)
};
static const unsigned char a104[] = {
#embed "../../Assets/bundle/explainers/snow-globe/sound.js" if_empty(0)
};
static const unsigned char a105[] = {
#embed "../../Assets/bundle/explainers/snow-globe/speaker.js" if_empty(0)
};
static const unsigned char a106[] = {
#embed "../../Assets/bundle/explainers/snow-globe/stage.js" if_empty(0)
};
static const unsigned char a107[] = {
#embed "../../Assets/bundle/explainers/snow-globe/story.js" if_empty(0)
};
static const unsigned char a108[] = {
#embed "../../Assets/bundle/explainers/snow-globe/strings/en.json" if_empty(0)
};
static const unsigned char a109[] = {
#embed "../../Assets/bundle/explainers/snow-globe/strings/es.json" if_empty(0)
};
static const unsigned char a110[] = {
#embed "../../Assets/bundle/explainers/snow-globe/terrain.js" if_empty(0)
};
static const unsigned char a111[] = {
#embed "../../Assets/bundle/explainers/snow-globe/ticker.js" if_empty(0)
};
static const unsigned char a112[] = {
#embed "../../Assets/bundle/explainers/snow-globe/twins.js" if_empty(0)
};
static const unsigned char a113[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view.js" if_empty(0)
};
static const unsigned char a114[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/backdrop.js" if_empty(0)
};
static const unsigned char a115[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/camera.js" if_empty(0)
};
static const unsigned char a116[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/canvas-painter.js" if_empty(0)
};
static const unsigned char a117[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/flakes.js" if_empty(0)
};
static const unsigned char a118[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/gl/flake-cloud.js" if_empty(0)
};
static const unsigned char a119[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/gl/glass-painter.js" if_empty(0)
};
static const unsigned char a120[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/gl/shaders.js" if_empty(0)
};
static const unsigned char a121[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/gl/tools.js" if_empty(0)
};
static const unsigned char a122[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/glass.js" if_empty(0)
};
static const unsigned char a123[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/house.js" if_empty(0)
};
static const unsigned char a124[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/land.js" if_empty(0)
};
static const unsigned char a125[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/layers.js" if_empty(0)
};
static const unsigned char a126[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/lying-snow.js" if_empty(0)
};
static const unsigned char a127[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/pace.js" if_empty(0)
};
static const unsigned char a128[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/painter.js" if_empty(0)
};
static const unsigned char a129[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/palette.js" if_empty(0)
};
static const unsigned char a130[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/path-glow.js" if_empty(0)
};
static const unsigned char a131[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/props.js" if_empty(0)
};
static const unsigned char a132[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/scene.js" if_empty(0)
};
static const unsigned char a133[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/shapes.js" if_empty(0)
};
static const unsigned char a134[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/snapshot.js" if_empty(0)
};
static const unsigned char a135[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/studio.js" if_empty(0)
};
static const unsigned char a136[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/supports.js" if_empty(0)
};
static const unsigned char a137[] = {
#embed "../../Assets/bundle/explainers/snow-globe/view/worker.js" if_empty(0)
};
static const unsigned char a138[] = {
#embed "../../Assets/bundle/explainers/snow-globe/weather.js" if_empty(0)
};
static const unsigned char a139[] = {
#embed "../../Assets/bundle/explainers/snow-globe/wind.js" if_empty(0)
};
static const unsigned char a140[] = {
#embed "../../Assets/bundle/explainers/spravato-day/explainer.json" if_empty(0)
};
static const unsigned char a141[] = {
#embed "../../Assets/bundle/explainers/spravato-day/index.mustache" if_empty(0)
};
static const unsigned char a142[] = {
#embed "../../Assets/bundle/explainers/spravato-day/main.js" if_empty(0)
};
static const unsigned char a143[] = {
#embed "../../Assets/bundle/explainers/spravato-day/model.js" if_empty(0)
};
static const unsigned char a144[] = {
#embed "../../Assets/bundle/explainers/spravato-day/model.md" if_empty(0)
};
static const unsigned char a145[] = {
#embed "../../Assets/bundle/explainers/spravato-day/picture.mustache" if_empty(0)
};
static const unsigned char a146[] = {
#embed "../../Assets/bundle/explainers/spravato-day/qr/en.svg" if_empty(0)
};
static const unsigned char a147[] = {
#embed "../../Assets/bundle/explainers/spravato-day/qr/es.svg" if_empty(0)
};
static const unsigned char a148[] = {
#embed "../../Assets/bundle/explainers/spravato-day/spravato-day.css" if_empty(0)
};
static const unsigned char a149[] = {
#embed "../../Assets/bundle/explainers/spravato-day/strings/en.json" if_empty(0)
};
static const unsigned char a150[] = {
#embed "../../Assets/bundle/explainers/spravato-day/strings/es.json" if_empty(0)
};
static const unsigned char a151[] = {
#embed "../../Assets/bundle/explainers/spravato-day/view.js" if_empty(0)
};
static const unsigned char a152[] = {
#embed "../../Assets/bundle/facts.json" if_empty(0)
};
static const unsigned char a153[] = {
#embed "../../Assets/bundle/faq/faq.json" if_empty(0)
};
static const unsigned char a154[] = {
#embed "../../Assets/bundle/faq/finder.js" if_empty(0)
};
static const unsigned char a155[] = {
#embed "../../Assets/bundle/faq/index.mustache" if_empty(0)
};
static const unsigned char a156[] = {
#embed "../../Assets/bundle/faq/main.js" if_empty(0)
};
static const unsigned char a157[] = {
#embed "../../Assets/bundle/faq/question.js" if_empty(0)
};
static const unsigned char a158[] = {
#embed "../../Assets/bundle/faq/question.mustache" if_empty(0)
};
static const unsigned char a159[] = {
#embed "../../Assets/bundle/faq/strings/en.json" if_empty(0)
};
static const unsigned char a160[] = {
#embed "../../Assets/bundle/faq/strings/es.json" if_empty(0)
};
static const unsigned char a161[] = {
#embed "../../Assets/bundle/faq/word-index.js" if_empty(0)
};
static const unsigned char a162[] = {
#embed "../../Assets/bundle/guard.js" if_empty(0)
};
static const unsigned char a163[] = {
#embed "../../Assets/bundle/help.mustache" if_empty(0)
};
static const unsigned char a164[] = {
#embed "../../Assets/bundle/index.mustache" if_empty(0)
};
static const unsigned char a165[] = {
#embed "../../Assets/bundle/kit/clips.js" if_empty(0)
};
static const unsigned char a166[] = {
#embed "../../Assets/bundle/kit/clock.js" if_empty(0)
};
static const unsigned char a167[] = {
#embed "../../Assets/bundle/kit/health.js" if_empty(0)
};
static const unsigned char a168[] = {
#embed "../../Assets/bundle/kit/hours.js" if_empty(0)
};
static const unsigned char a169[] = {
#embed "../../Assets/bundle/kit/idle.js" if_empty(0)
};
static const unsigned char a170[] = {
#embed "../../Assets/bundle/kit/language.js" if_empty(0)
};
static const unsigned char a171[] = {
#embed "../../Assets/bundle/kit/motion.js" if_empty(0)
};
static const unsigned char a172[] = {
#embed "../../Assets/bundle/kit/narration.js" if_empty(0)
};
static const unsigned char a173[] = {
#embed "../../Assets/bundle/kit/parts.js" if_empty(0)
};
static const unsigned char a174[] = {
#embed "../../Assets/bundle/kit/picks.js" if_empty(0)
};
static const unsigned char a175[] = {
#embed "../../Assets/bundle/kit/random.js" if_empty(0)
};
static const unsigned char a176[] = {
#embed "../../Assets/bundle/kit/scan.js" if_empty(0)
};
static const unsigned char a177[] = {
#embed "../../Assets/bundle/kit/scroller.js" if_empty(0)
};
static const unsigned char a178[] = {
#embed "../../Assets/bundle/kit/settings.js" if_empty(0)
};
static const unsigned char a179[] = {
#embed "../../Assets/bundle/kit/speech.js" if_empty(0)
};
static const unsigned char a180[] = {
#embed "../../Assets/bundle/kit/staff.js" if_empty(0)
};
static const unsigned char a181[] = {
#embed "../../Assets/bundle/kit/stage.js" if_empty(0)
};
static const unsigned char a182[] = {
#embed "../../Assets/bundle/kit/story.js" if_empty(0)
};
static const unsigned char a183[] = {
#embed "../../Assets/bundle/kit/strings.js" if_empty(0)
};
static const unsigned char a184[] = {
#embed "../../Assets/bundle/kit/takehome.js" if_empty(0)
};
static const unsigned char a185[] = {
#embed "../../Assets/bundle/kit/taps.js" if_empty(0)
};
static const unsigned char a186[] = {
#embed "../../Assets/bundle/kit/teachback.js" if_empty(0)
};
static const unsigned char a187[] = {
#embed "../../Assets/bundle/kit/usage.js" if_empty(0)
};
static const unsigned char a188[] = {
#embed "../../Assets/bundle/kit/visit.js" if_empty(0)
};
static const unsigned char a189[] = {
#embed "../../Assets/bundle/layout.mustache" if_empty(0)
};
static const unsigned char a190[] = {
#embed "../../Assets/bundle/pages.json" if_empty(0)
};
static const unsigned char a191[] = {
#embed "../../Assets/bundle/partials/block.mustache" if_empty(0)
};
static const unsigned char a192[] = {
#embed "../../Assets/bundle/partials/crisis-card.mustache" if_empty(0)
};
static const unsigned char a193[] = {
#embed "../../Assets/bundle/partials/dialogs.mustache" if_empty(0)
};
static const unsigned char a194[] = {
#embed "../../Assets/bundle/partials/disclaimer.mustache" if_empty(0)
};
static const unsigned char a195[] = {
#embed "../../Assets/bundle/partials/foot.mustache" if_empty(0)
};
static const unsigned char a196[] = {
#embed "../../Assets/bundle/partials/icons/adjust.mustache" if_empty(0)
};
static const unsigned char a197[] = {
#embed "../../Assets/bundle/partials/icons/alert.mustache" if_empty(0)
};
static const unsigned char a198[] = {
#embed "../../Assets/bundle/partials/icons/back.mustache" if_empty(0)
};
static const unsigned char a199[] = {
#embed "../../Assets/bundle/partials/icons/bookmark.mustache" if_empty(0)
};
static const unsigned char a200[] = {
#embed "../../Assets/bundle/partials/icons/calendar.mustache" if_empty(0)
};
static const unsigned char a201[] = {
#embed "../../Assets/bundle/partials/icons/car.mustache" if_empty(0)
};
static const unsigned char a202[] = {
#embed "../../Assets/bundle/partials/icons/check.mustache" if_empty(0)
};
static const unsigned char a203[] = {
#embed "../../Assets/bundle/partials/icons/clock.mustache" if_empty(0)
};
static const unsigned char a204[] = {
#embed "../../Assets/bundle/partials/icons/code.mustache" if_empty(0)
};
static const unsigned char a205[] = {
#embed "../../Assets/bundle/partials/icons/coin.mustache" if_empty(0)
};
static const unsigned char a206[] = {
#embed "../../Assets/bundle/partials/icons/contrast.mustache" if_empty(0)
};
static const unsigned char a207[] = {
#embed "../../Assets/bundle/partials/icons/cross.mustache" if_empty(0)
};
static const unsigned char a208[] = {
#embed "../../Assets/bundle/partials/icons/down.mustache" if_empty(0)
};
static const unsigned char a209[] = {
#embed "../../Assets/bundle/partials/icons/flake.mustache" if_empty(0)
};
static const unsigned char a210[] = {
#embed "../../Assets/bundle/partials/icons/hand.mustache" if_empty(0)
};
static const unsigned char a211[] = {
#embed "../../Assets/bundle/partials/icons/heart.mustache" if_empty(0)
};
static const unsigned char a212[] = {
#embed "../../Assets/bundle/partials/icons/hide.mustache" if_empty(0)
};
static const unsigned char a213[] = {
#embed "../../Assets/bundle/partials/icons/home.mustache" if_empty(0)
};
static const unsigned char a214[] = {
#embed "../../Assets/bundle/partials/icons/letters.mustache" if_empty(0)
};
static const unsigned char a215[] = {
#embed "../../Assets/bundle/partials/icons/list.mustache" if_empty(0)
};
static const unsigned char a216[] = {
#embed "../../Assets/bundle/partials/icons/listen.mustache" if_empty(0)
};
static const unsigned char a217[] = {
#embed "../../Assets/bundle/partials/icons/lock.mustache" if_empty(0)
};
static const unsigned char a218[] = {
#embed "../../Assets/bundle/partials/icons/louder.mustache" if_empty(0)
};
static const unsigned char a219[] = {
#embed "../../Assets/bundle/partials/icons/lower.mustache" if_empty(0)
};
static const unsigned char a220[] = {
#embed "../../Assets/bundle/partials/icons/moon.mustache" if_empty(0)
};
static const unsigned char a221[] = {
#embed "../../Assets/bundle/partials/icons/next.mustache" if_empty(0)
};
static const unsigned char a222[] = {
#embed "../../Assets/bundle/partials/icons/note.mustache" if_empty(0)
};
static const unsigned char a223[] = {
#embed "../../Assets/bundle/partials/icons/path.mustache" if_empty(0)
};
static const unsigned char a224[] = {
#embed "../../Assets/bundle/partials/icons/pause.mustache" if_empty(0)
};
static const unsigned char a225[] = {
#embed "../../Assets/bundle/partials/icons/person.mustache" if_empty(0)
};
static const unsigned char a226[] = {
#embed "../../Assets/bundle/partials/icons/phone.mustache" if_empty(0)
};
static const unsigned char a227[] = {
#embed "../../Assets/bundle/partials/icons/play.mustache" if_empty(0)
};
static const unsigned char a228[] = {
#embed "../../Assets/bundle/partials/icons/print.mustache" if_empty(0)
};
static const unsigned char a229[] = {
#embed "../../Assets/bundle/partials/icons/question.mustache" if_empty(0)
};
static const unsigned char a230[] = {
#embed "../../Assets/bundle/partials/icons/repeat.mustache" if_empty(0)
};
static const unsigned char a231[] = {
#embed "../../Assets/bundle/partials/icons/shield.mustache" if_empty(0)
};
static const unsigned char a232[] = {
#embed "../../Assets/bundle/partials/icons/skip.mustache" if_empty(0)
};
static const unsigned char a233[] = {
#embed "../../Assets/bundle/partials/icons/softer.mustache" if_empty(0)
};
static const unsigned char a234[] = {
#embed "../../Assets/bundle/partials/icons/spray.mustache" if_empty(0)
};
static const unsigned char a235[] = {
#embed "../../Assets/bundle/partials/icons/still.mustache" if_empty(0)
};
static const unsigned char a236[] = {
#embed "../../Assets/bundle/partials/icons/stop.mustache" if_empty(0)
};
static const unsigned char a237[] = {
#embed "../../Assets/bundle/partials/icons/switch.mustache" if_empty(0)
};
static const unsigned char a238[] = {
#embed "../../Assets/bundle/partials/icons/tally.mustache" if_empty(0)
};
static const unsigned char a239[] = {
#embed "../../Assets/bundle/partials/icons/text.mustache" if_empty(0)
};
static const unsigned char a240[] = {
#embed "../../Assets/bundle/partials/icons/up.mustache" if_empty(0)
};
static const unsigned char a241[] = {
#embed "../../Assets/bundle/partials/icons/world.mustache" if_empty(0)
};
static const unsigned char a242[] = {
#embed "../../Assets/bundle/partials/player.mustache" if_empty(0)
};
static const unsigned char a243[] = {
#embed "../../Assets/bundle/partials/review-note.mustache" if_empty(0)
};
static const unsigned char a244[] = {
#embed "../../Assets/bundle/partials/settings.mustache" if_empty(0)
};
static const unsigned char a245[] = {
#embed "../../Assets/bundle/partials/sheet-foot.mustache" if_empty(0)
};
static const unsigned char a246[] = {
#embed "../../Assets/bundle/partials/site-code.mustache" if_empty(0)
};
static const unsigned char a247[] = {
#embed "../../Assets/bundle/partials/take-answer.mustache" if_empty(0)
};
static const unsigned char a248[] = {
#embed "../../Assets/bundle/partials/take-home.mustache" if_empty(0)
};
static const unsigned char a249[] = {
#embed "../../Assets/bundle/partials/teachback-button.mustache" if_empty(0)
};
static const unsigned char a250[] = {
#embed "../../Assets/bundle/partials/teachback.mustache" if_empty(0)
};
static const unsigned char a251[] = {
#embed "../../Assets/bundle/partials/topbar.mustache" if_empty(0)
};
static const unsigned char a252[] = {
#embed "../../Assets/bundle/partials/withheld.mustache" if_empty(0)
};
static const unsigned char a253[] = {
#embed "../../Assets/bundle/patterns.mustache" if_empty(0)
};
static const unsigned char a254[] = {
#embed "../../Assets/bundle/pictures/attract.svg" if_empty(0)
};
static const unsigned char a255[] = {
#embed "../../Assets/bundle/pictures/car-trip.svg" if_empty(0)
};
static const unsigned char a256[] = {
#embed "../../Assets/bundle/pictures/dusk.svg" if_empty(0)
};
static const unsigned char a257[] = {
#embed "../../Assets/bundle/pictures/mark.svg" if_empty(0)
};
static const unsigned char a258[] = {
#embed "../../Assets/bundle/pictures/prepare-integrate.svg" if_empty(0)
};
static const unsigned char a259[] = {
#embed "../../Assets/bundle/pictures/questions-to-ask.svg" if_empty(0)
};
static const unsigned char a260[] = {
#embed "../../Assets/bundle/pictures/snow-far.svg" if_empty(0)
};
static const unsigned char a261[] = {
#embed "../../Assets/bundle/pictures/snow-globe.svg" if_empty(0)
};
static const unsigned char a262[] = {
#embed "../../Assets/bundle/pictures/snow-middle.svg" if_empty(0)
};
static const unsigned char a263[] = {
#embed "../../Assets/bundle/pictures/snow-near.svg" if_empty(0)
};
static const unsigned char a264[] = {
#embed "../../Assets/bundle/pictures/spravato-day.svg" if_empty(0)
};
static const unsigned char a265[] = {
#embed "../../Assets/bundle/sheet.mustache" if_empty(0)
};
static const unsigned char a266[] = {
#embed "../../Assets/bundle/shell.js" if_empty(0)
};
static const unsigned char a267[] = {
#embed "../../Assets/bundle/shell/dialogs.js" if_empty(0)
};
static const unsigned char a268[] = {
#embed "../../Assets/bundle/shell/guards.js" if_empty(0)
};
static const unsigned char a269[] = {
#embed "../../Assets/bundle/shell/links.js" if_empty(0)
};
static const unsigned char a270[] = {
#embed "../../Assets/bundle/shell/listen.js" if_empty(0)
};
static const unsigned char a271[] = {
#embed "../../Assets/bundle/shell/look.js" if_empty(0)
};
static const unsigned char a272[] = {
#embed "../../Assets/bundle/shell/scanning.js" if_empty(0)
};
static const unsigned char a273[] = {
#embed "../../Assets/bundle/shell/screen-text.js" if_empty(0)
};
static const unsigned char a274[] = {
#embed "../../Assets/bundle/sorry.mustache" if_empty(0)
};
static const unsigned char a275[] = {
#embed "../../Assets/bundle/staff.js" if_empty(0)
};
static const unsigned char a276[] = {
#embed "../../Assets/bundle/staff.mustache" if_empty(0)
};
static const unsigned char a277[] = {
#embed "../../Assets/bundle/strings/counts/en.json" if_empty(0)
};
static const unsigned char a278[] = {
#embed "../../Assets/bundle/strings/counts/es.json" if_empty(0)
};
static const unsigned char a279[] = {
#embed "../../Assets/bundle/strings/en.json" if_empty(0)
};
static const unsigned char a280[] = {
#embed "../../Assets/bundle/strings/es.json" if_empty(0)
};
static const unsigned char a281[] = {
#embed "../../Assets/bundle/strings/patterns/en.json" if_empty(0)
};
static const unsigned char a282[] = {
#embed "../../Assets/bundle/strings/patterns/es.json" if_empty(0)
};
static const unsigned char a283[] = {
#embed "../../Assets/bundle/strings/staff/en.json" if_empty(0)
};
static const unsigned char a284[] = {
#embed "../../Assets/bundle/strings/staff/es.json" if_empty(0)
};
static const unsigned char a285[] = {
#embed "../../Assets/bundle/styles/base.css" if_empty(0)
};
static const unsigned char a286[] = {
#embed "../../Assets/bundle/styles/components/attract.css" if_empty(0)
};
static const unsigned char a287[] = {
#embed "../../Assets/bundle/styles/components/controls.css" if_empty(0)
};
static const unsigned char a288[] = {
#embed "../../Assets/bundle/styles/components/counts.css" if_empty(0)
};
static const unsigned char a289[] = {
#embed "../../Assets/bundle/styles/components/dialog.css" if_empty(0)
};
static const unsigned char a290[] = {
#embed "../../Assets/bundle/styles/components/explainer.css" if_empty(0)
};
static const unsigned char a291[] = {
#embed "../../Assets/bundle/styles/components/faq.css" if_empty(0)
};
static const unsigned char a292[] = {
#embed "../../Assets/bundle/styles/components/finder.css" if_empty(0)
};
static const unsigned char a293[] = {
#embed "../../Assets/bundle/styles/components/frame.css" if_empty(0)
};
static const unsigned char a294[] = {
#embed "../../Assets/bundle/styles/components/home-layout.css" if_empty(0)
};
static const unsigned char a295[] = {
#embed "../../Assets/bundle/styles/components/home.css" if_empty(0)
};
static const unsigned char a296[] = {
#embed "../../Assets/bundle/styles/components/notes.css" if_empty(0)
};
static const unsigned char a297[] = {
#embed "../../Assets/bundle/styles/components/patterns.css" if_empty(0)
};
static const unsigned char a298[] = {
#embed "../../Assets/bundle/styles/components/player.css" if_empty(0)
};
static const unsigned char a299[] = {
#embed "../../Assets/bundle/styles/components/print.css" if_empty(0)
};
static const unsigned char a300[] = {
#embed "../../Assets/bundle/styles/components/settings.css" if_empty(0)
};
static const unsigned char a301[] = {
#embed "../../Assets/bundle/styles/components/sheet.css" if_empty(0)
};
static const unsigned char a302[] = {
#embed "../../Assets/bundle/styles/components/staff.css" if_empty(0)
};
static const unsigned char a303[] = {
#embed "../../Assets/bundle/styles/components/story.css" if_empty(0)
};
static const unsigned char a304[] = {
#embed "../../Assets/bundle/styles/components/teachback.css" if_empty(0)
};
static const unsigned char a305[] = {
#embed "../../Assets/bundle/styles/tokens.css" if_empty(0)
};
static const unsigned char a306[] = {
#embed "../../Assets/bundle/takehome.js" if_empty(0)
};
static const unsigned char a307[] = {
#embed "../../Assets/bundle/teachback.js" if_empty(0)
};

static const snowglobe_asset assets[] = {
    {"admin/styles/base.css", a0, sizeof a0},
    {"admin/styles/components/figure.css", a1, sizeof a1},
    {"admin/styles/components/form.css", a2, sizeof a2},
    {"admin/styles/components/masthead.css", a3, sizeof a3},
    {"admin/styles/components/notice.css", a4, sizeof a4},
    {"admin/styles/components/table.css", a5, sizeof a5},
    {"admin/styles/tokens.css", a6, sizeof a6},
    {"admin/templates/explainer.mustache", a7, sizeof a7},
    {"admin/templates/filter.mustache", a8, sizeof a8},
    {"admin/templates/kiosks.mustache", a9, sizeof a9},
    {"admin/templates/layout.mustache", a10, sizeof a10},
    {"admin/templates/message.mustache", a11, sizeof a11},
    {"admin/templates/overview.mustache", a12, sizeof a12},
    {"admin/templates/releases.mustache", a13, sizeof a13},
    {"admin/templates/sign-in.mustache", a14, sizeof a14},
    {"admin/templates/standing.mustache", a15, sizeof a15},
    {"admin/templates/table.mustache", a16, sizeof a16},
    {"admin/templates/withheld.mustache", a17, sizeof a17},
    {"bundle/attract.js", a18, sizeof a18},
    {"bundle/attract.mustache", a19, sizeof a19},
    {"bundle/bundle.json", a20, sizeof a20},
    {"bundle/clips/clips.json", a21, sizeof a21},
    {"bundle/counts.mustache", a22, sizeof a22},
    {"bundle/explainers/car-trip/car-trip-fit.css", a23, sizeof a23},
    {"bundle/explainers/car-trip/car-trip.css", a24, sizeof a24},
    {"bundle/explainers/car-trip/controller.js", a25, sizeof a25},
    {"bundle/explainers/car-trip/describe.js", a26, sizeof a26},
    {"bundle/explainers/car-trip/explainer.json", a27, sizeof a27},
    {"bundle/explainers/car-trip/index.mustache", a28, sizeof a28},
    {"bundle/explainers/car-trip/input.js", a29, sizeof a29},
    {"bundle/explainers/car-trip/main.js", a30, sizeof a30},
    {"bundle/explainers/car-trip/model.js", a31, sizeof a31},
    {"bundle/explainers/car-trip/model.md", a32, sizeof a32},
    {"bundle/explainers/car-trip/panel.js", a33, sizeof a33},
    {"bundle/explainers/car-trip/qr/en.svg", a34, sizeof a34},
    {"bundle/explainers/car-trip/qr/es.svg", a35, sizeof a35},
    {"bundle/explainers/car-trip/road.js", a36, sizeof a36},
    {"bundle/explainers/car-trip/stage.js", a37, sizeof a37},
    {"bundle/explainers/car-trip/strings/en.json", a38, sizeof a38},
    {"bundle/explainers/car-trip/strings/es.json", a39, sizeof a39},
    {"bundle/explainers/car-trip/view.js", a40, sizeof a40},
    {"bundle/explainers/car-trip/view/cabin.js", a41, sizeof a41},
    {"bundle/explainers/car-trip/view/camera.js", a42, sizeof a42},
    {"bundle/explainers/car-trip/view/dials.js", a43, sizeof a43},
    {"bundle/explainers/car-trip/view/inside.js", a44, sizeof a44},
    {"bundle/explainers/car-trip/view/land.js", a45, sizeof a45},
    {"bundle/explainers/car-trip/view/map.js", a46, sizeof a46},
    {"bundle/explainers/car-trip/view/painter.js", a47, sizeof a47},
    {"bundle/explainers/car-trip/view/palette.js", a48, sizeof a48},
    {"bundle/explainers/car-trip/view/parked.js", a49, sizeof a49},
    {"bundle/explainers/car-trip/view/places.js", a50, sizeof a50},
    {"bundle/explainers/car-trip/view/random.js", a51, sizeof a51},
    {"bundle/explainers/car-trip/view/roads.js", a52, sizeof a52},
    {"bundle/explainers/car-trip/view/shots.js", a53, sizeof a53},
    {"bundle/explainers/car-trip/view/sky.js", a54, sizeof a54},
    {"bundle/explainers/car-trip/view/snowfall.js", a55, sizeof a55},
    {"bundle/explainers/car-trip/view/sprites.js", a56, sizeof a56},
    {"bundle/explainers/car-trip/view/studio.js", a57, sizeof a57},
    {"bundle/explainers/car-trip/view/valley.js", a58, sizeof a58},
    {"bundle/explainers/car-trip/view/wheel.js", a59, sizeof a59},
    {"bundle/explainers/car-trip/view/worker.js", a60, sizeof a60},
    {"bundle/explainers/car-trip/view/world.js", a61, sizeof a61},
    {"bundle/explainers/car-trip/words.js", a62, sizeof a62},
    {"bundle/explainers/prepare-integrate/explainer.json", a63, sizeof a63},
    {"bundle/explainers/prepare-integrate/index.mustache", a64, sizeof a64},
    {"bundle/explainers/prepare-integrate/main.js", a65, sizeof a65},
    {"bundle/explainers/prepare-integrate/model.js", a66, sizeof a66},
    {"bundle/explainers/prepare-integrate/model.md", a67, sizeof a67},
    {"bundle/explainers/prepare-integrate/picture.mustache", a68, sizeof a68},
    {"bundle/explainers/prepare-integrate/prepare-integrate.css", a69, sizeof a69},
    {"bundle/explainers/prepare-integrate/qr/en.svg", a70, sizeof a70},
    {"bundle/explainers/prepare-integrate/qr/es.svg", a71, sizeof a71},
    {"bundle/explainers/prepare-integrate/strings/en.json", a72, sizeof a72},
    {"bundle/explainers/prepare-integrate/strings/es.json", a73, sizeof a73},
    {"bundle/explainers/prepare-integrate/view.js", a74, sizeof a74},
    {"bundle/explainers/questions-to-ask/desk.mustache", a75, sizeof a75},
    {"bundle/explainers/questions-to-ask/explainer.json", a76, sizeof a76},
    {"bundle/explainers/questions-to-ask/index.mustache", a77, sizeof a77},
    {"bundle/explainers/questions-to-ask/main.js", a78, sizeof a78},
    {"bundle/explainers/questions-to-ask/model.js", a79, sizeof a79},
    {"bundle/explainers/questions-to-ask/model.md", a80, sizeof a80},
    {"bundle/explainers/questions-to-ask/qr/en.svg", a81, sizeof a81},
    {"bundle/explainers/questions-to-ask/qr/es.svg", a82, sizeof a82},
    {"bundle/explainers/questions-to-ask/questions-to-ask.css", a83, sizeof a83},
    {"bundle/explainers/questions-to-ask/strings/en.json", a84, sizeof a84},
    {"bundle/explainers/questions-to-ask/strings/es.json", a85, sizeof a85},
    {"bundle/explainers/questions-to-ask/view.js", a86, sizeof a86},
    {"bundle/explainers/snow-globe/controller.js", a87, sizeof a87},
    {"bundle/explainers/snow-globe/distant-snow.js", a88, sizeof a88},
    {"bundle/explainers/snow-globe/explainer.json", a89, sizeof a89},
    {"bundle/explainers/snow-globe/glass.js", a90, sizeof a90},
    {"bundle/explainers/snow-globe/ground.js", a91, sizeof a91},
    {"bundle/explainers/snow-globe/index.mustache", a92, sizeof a92},
    {"bundle/explainers/snow-globe/input.js", a93, sizeof a93},
    {"bundle/explainers/snow-globe/main.js", a94, sizeof a94},
    {"bundle/explainers/snow-globe/model.js", a95, sizeof a95},
    {"bundle/explainers/snow-globe/model.md", a96, sizeof a96},
    {"bundle/explainers/snow-globe/panel.js", a97, sizeof a97},
    {"bundle/explainers/snow-globe/qr/en.svg", a98, sizeof a98},
    {"bundle/explainers/snow-globe/qr/es.svg", a99, sizeof a99},
    {"bundle/explainers/snow-globe/retell.js", a100, sizeof a100},
    {"bundle/explainers/snow-globe/sine.js", a101, sizeof a101},
    {"bundle/explainers/snow-globe/snow-globe.css", a102, sizeof a102},
    {"bundle/explainers/snow-globe/snow.js", a103, sizeof a103},
    {"bundle/explainers/snow-globe/sound.js", a104, sizeof a104},
    {"bundle/explainers/snow-globe/speaker.js", a105, sizeof a105},
    {"bundle/explainers/snow-globe/stage.js", a106, sizeof a106},
    {"bundle/explainers/snow-globe/story.js", a107, sizeof a107},
    {"bundle/explainers/snow-globe/strings/en.json", a108, sizeof a108},
    {"bundle/explainers/snow-globe/strings/es.json", a109, sizeof a109},
    {"bundle/explainers/snow-globe/terrain.js", a110, sizeof a110},
    {"bundle/explainers/snow-globe/ticker.js", a111, sizeof a111},
    {"bundle/explainers/snow-globe/twins.js", a112, sizeof a112},
    {"bundle/explainers/snow-globe/view.js", a113, sizeof a113},
    {"bundle/explainers/snow-globe/view/backdrop.js", a114, sizeof a114},
    {"bundle/explainers/snow-globe/view/camera.js", a115, sizeof a115},
    {"bundle/explainers/snow-globe/view/canvas-painter.js", a116, sizeof a116},
    {"bundle/explainers/snow-globe/view/flakes.js", a117, sizeof a117},
    {"bundle/explainers/snow-globe/view/gl/flake-cloud.js", a118, sizeof a118},
    {"bundle/explainers/snow-globe/view/gl/glass-painter.js", a119, sizeof a119},
    {"bundle/explainers/snow-globe/view/gl/shaders.js", a120, sizeof a120},
    {"bundle/explainers/snow-globe/view/gl/tools.js", a121, sizeof a121},
    {"bundle/explainers/snow-globe/view/glass.js", a122, sizeof a122},
    {"bundle/explainers/snow-globe/view/house.js", a123, sizeof a123},
    {"bundle/explainers/snow-globe/view/land.js", a124, sizeof a124},
    {"bundle/explainers/snow-globe/view/layers.js", a125, sizeof a125},
    {"bundle/explainers/snow-globe/view/lying-snow.js", a126, sizeof a126},
    {"bundle/explainers/snow-globe/view/pace.js", a127, sizeof a127},
    {"bundle/explainers/snow-globe/view/painter.js", a128, sizeof a128},
    {"bundle/explainers/snow-globe/view/palette.js", a129, sizeof a129},
    {"bundle/explainers/snow-globe/view/path-glow.js", a130, sizeof a130},
    {"bundle/explainers/snow-globe/view/props.js", a131, sizeof a131},
    {"bundle/explainers/snow-globe/view/scene.js", a132, sizeof a132},
    {"bundle/explainers/snow-globe/view/shapes.js", a133, sizeof a133},
    {"bundle/explainers/snow-globe/view/snapshot.js", a134, sizeof a134},
    {"bundle/explainers/snow-globe/view/studio.js", a135, sizeof a135},
    {"bundle/explainers/snow-globe/view/supports.js", a136, sizeof a136},
    {"bundle/explainers/snow-globe/view/worker.js", a137, sizeof a137},
    {"bundle/explainers/snow-globe/weather.js", a138, sizeof a138},
    {"bundle/explainers/snow-globe/wind.js", a139, sizeof a139},
    {"bundle/explainers/spravato-day/explainer.json", a140, sizeof a140},
    {"bundle/explainers/spravato-day/index.mustache", a141, sizeof a141},
    {"bundle/explainers/spravato-day/main.js", a142, sizeof a142},
    {"bundle/explainers/spravato-day/model.js", a143, sizeof a143},
    {"bundle/explainers/spravato-day/model.md", a144, sizeof a144},
    {"bundle/explainers/spravato-day/picture.mustache", a145, sizeof a145},
    {"bundle/explainers/spravato-day/qr/en.svg", a146, sizeof a146},
    {"bundle/explainers/spravato-day/qr/es.svg", a147, sizeof a147},
    {"bundle/explainers/spravato-day/spravato-day.css", a148, sizeof a148},
    {"bundle/explainers/spravato-day/strings/en.json", a149, sizeof a149},
    {"bundle/explainers/spravato-day/strings/es.json", a150, sizeof a150},
    {"bundle/explainers/spravato-day/view.js", a151, sizeof a151},
    {"bundle/facts.json", a152, sizeof a152},
    {"bundle/faq/faq.json", a153, sizeof a153},
    {"bundle/faq/finder.js", a154, sizeof a154},
    {"bundle/faq/index.mustache", a155, sizeof a155},
    {"bundle/faq/main.js", a156, sizeof a156},
    {"bundle/faq/question.js", a157, sizeof a157},
    {"bundle/faq/question.mustache", a158, sizeof a158},
    {"bundle/faq/strings/en.json", a159, sizeof a159},
    {"bundle/faq/strings/es.json", a160, sizeof a160},
    {"bundle/faq/word-index.js", a161, sizeof a161},
    {"bundle/guard.js", a162, sizeof a162},
    {"bundle/help.mustache", a163, sizeof a163},
    {"bundle/index.mustache", a164, sizeof a164},
    {"bundle/kit/clips.js", a165, sizeof a165},
    {"bundle/kit/clock.js", a166, sizeof a166},
    {"bundle/kit/health.js", a167, sizeof a167},
    {"bundle/kit/hours.js", a168, sizeof a168},
    {"bundle/kit/idle.js", a169, sizeof a169},
    {"bundle/kit/language.js", a170, sizeof a170},
    {"bundle/kit/motion.js", a171, sizeof a171},
    {"bundle/kit/narration.js", a172, sizeof a172},
    {"bundle/kit/parts.js", a173, sizeof a173},
    {"bundle/kit/picks.js", a174, sizeof a174},
    {"bundle/kit/random.js", a175, sizeof a175},
    {"bundle/kit/scan.js", a176, sizeof a176},
    {"bundle/kit/scroller.js", a177, sizeof a177},
    {"bundle/kit/settings.js", a178, sizeof a178},
    {"bundle/kit/speech.js", a179, sizeof a179},
    {"bundle/kit/staff.js", a180, sizeof a180},
    {"bundle/kit/stage.js", a181, sizeof a181},
    {"bundle/kit/story.js", a182, sizeof a182},
    {"bundle/kit/strings.js", a183, sizeof a183},
    {"bundle/kit/takehome.js", a184, sizeof a184},
    {"bundle/kit/taps.js", a185, sizeof a185},
    {"bundle/kit/teachback.js", a186, sizeof a186},
    {"bundle/kit/usage.js", a187, sizeof a187},
    {"bundle/kit/visit.js", a188, sizeof a188},
    {"bundle/layout.mustache", a189, sizeof a189},
    {"bundle/pages.json", a190, sizeof a190},
    {"bundle/partials/block.mustache", a191, sizeof a191},
    {"bundle/partials/crisis-card.mustache", a192, sizeof a192},
    {"bundle/partials/dialogs.mustache", a193, sizeof a193},
    {"bundle/partials/disclaimer.mustache", a194, sizeof a194},
    {"bundle/partials/foot.mustache", a195, sizeof a195},
    {"bundle/partials/icons/adjust.mustache", a196, sizeof a196},
    {"bundle/partials/icons/alert.mustache", a197, sizeof a197},
    {"bundle/partials/icons/back.mustache", a198, sizeof a198},
    {"bundle/partials/icons/bookmark.mustache", a199, sizeof a199},
    {"bundle/partials/icons/calendar.mustache", a200, sizeof a200},
    {"bundle/partials/icons/car.mustache", a201, sizeof a201},
    {"bundle/partials/icons/check.mustache", a202, sizeof a202},
    {"bundle/partials/icons/clock.mustache", a203, sizeof a203},
    {"bundle/partials/icons/code.mustache", a204, sizeof a204},
    {"bundle/partials/icons/coin.mustache", a205, sizeof a205},
    {"bundle/partials/icons/contrast.mustache", a206, sizeof a206},
    {"bundle/partials/icons/cross.mustache", a207, sizeof a207},
    {"bundle/partials/icons/down.mustache", a208, sizeof a208},
    {"bundle/partials/icons/flake.mustache", a209, sizeof a209},
    {"bundle/partials/icons/hand.mustache", a210, sizeof a210},
    {"bundle/partials/icons/heart.mustache", a211, sizeof a211},
    {"bundle/partials/icons/hide.mustache", a212, sizeof a212},
    {"bundle/partials/icons/home.mustache", a213, sizeof a213},
    {"bundle/partials/icons/letters.mustache", a214, sizeof a214},
    {"bundle/partials/icons/list.mustache", a215, sizeof a215},
    {"bundle/partials/icons/listen.mustache", a216, sizeof a216},
    {"bundle/partials/icons/lock.mustache", a217, sizeof a217},
    {"bundle/partials/icons/louder.mustache", a218, sizeof a218},
    {"bundle/partials/icons/lower.mustache", a219, sizeof a219},
    {"bundle/partials/icons/moon.mustache", a220, sizeof a220},
    {"bundle/partials/icons/next.mustache", a221, sizeof a221},
    {"bundle/partials/icons/note.mustache", a222, sizeof a222},
    {"bundle/partials/icons/path.mustache", a223, sizeof a223},
    {"bundle/partials/icons/pause.mustache", a224, sizeof a224},
    {"bundle/partials/icons/person.mustache", a225, sizeof a225},
    {"bundle/partials/icons/phone.mustache", a226, sizeof a226},
    {"bundle/partials/icons/play.mustache", a227, sizeof a227},
    {"bundle/partials/icons/print.mustache", a228, sizeof a228},
    {"bundle/partials/icons/question.mustache", a229, sizeof a229},
    {"bundle/partials/icons/repeat.mustache", a230, sizeof a230},
    {"bundle/partials/icons/shield.mustache", a231, sizeof a231},
    {"bundle/partials/icons/skip.mustache", a232, sizeof a232},
    {"bundle/partials/icons/softer.mustache", a233, sizeof a233},
    {"bundle/partials/icons/spray.mustache", a234, sizeof a234},
    {"bundle/partials/icons/still.mustache", a235, sizeof a235},
    {"bundle/partials/icons/stop.mustache", a236, sizeof a236},
    {"bundle/partials/icons/switch.mustache", a237, sizeof a237},
    {"bundle/partials/icons/tally.mustache", a238, sizeof a238},
    {"bundle/partials/icons/text.mustache", a239, sizeof a239},
    {"bundle/partials/icons/up.mustache", a240, sizeof a240},
    {"bundle/partials/icons/world.mustache", a241, sizeof a241},
    {"bundle/partials/player.mustache", a242, sizeof a242},
    {"bundle/partials/review-note.mustache", a243, sizeof a243},
    {"bundle/partials/settings.mustache", a244, sizeof a244},
    {"bundle/partials/sheet-foot.mustache", a245, sizeof a245},
    {"bundle/partials/site-code.mustache", a246, sizeof a246},
    {"bundle/partials/take-answer.mustache", a247, sizeof a247},
    {"bundle/partials/take-home.mustache", a248, sizeof a248},
    {"bundle/partials/teachback-button.mustache", a249, sizeof a249},
    {"bundle/partials/teachback.mustache", a250, sizeof a250},
    {"bundle/partials/topbar.mustache", a251, sizeof a251},
    {"bundle/partials/withheld.mustache", a252, sizeof a252},
    {"bundle/patterns.mustache", a253, sizeof a253},
    {"bundle/pictures/attract.svg", a254, sizeof a254},
    {"bundle/pictures/car-trip.svg", a255, sizeof a255},
    {"bundle/pictures/dusk.svg", a256, sizeof a256},
    {"bundle/pictures/mark.svg", a257, sizeof a257},
    {"bundle/pictures/prepare-integrate.svg", a258, sizeof a258},
    {"bundle/pictures/questions-to-ask.svg", a259, sizeof a259},
    {"bundle/pictures/snow-far.svg", a260, sizeof a260},
    {"bundle/pictures/snow-globe.svg", a261, sizeof a261},
    {"bundle/pictures/snow-middle.svg", a262, sizeof a262},
    {"bundle/pictures/snow-near.svg", a263, sizeof a263},
    {"bundle/pictures/spravato-day.svg", a264, sizeof a264},
    {"bundle/sheet.mustache", a265, sizeof a265},
    {"bundle/shell.js", a266, sizeof a266},
    {"bundle/shell/dialogs.js", a267, sizeof a267},
    {"bundle/shell/guards.js", a268, sizeof a268},
    {"bundle/shell/links.js", a269, sizeof a269},
    {"bundle/shell/listen.js", a270, sizeof a270},
    {"bundle/shell/look.js", a271, sizeof a271},
    {"bundle/shell/scanning.js", a272, sizeof a272},
    {"bundle/shell/screen-text.js", a273, sizeof a273},
    {"bundle/sorry.mustache", a274, sizeof a274},
    {"bundle/staff.js", a275, sizeof a275},
    {"bundle/staff.mustache", a276, sizeof a276},
    {"bundle/strings/counts/en.json", a277, sizeof a277},
    {"bundle/strings/counts/es.json", a278, sizeof a278},
    {"bundle/strings/en.json", a279, sizeof a279},
    {"bundle/strings/es.json", a280, sizeof a280},
    {"bundle/strings/patterns/en.json", a281, sizeof a281},
    {"bundle/strings/patterns/es.json", a282, sizeof a282},
    {"bundle/strings/staff/en.json", a283, sizeof a283},
    {"bundle/strings/staff/es.json", a284, sizeof a284},
    {"bundle/styles/base.css", a285, sizeof a285},
    {"bundle/styles/components/attract.css", a286, sizeof a286},
    {"bundle/styles/components/controls.css", a287, sizeof a287},
    {"bundle/styles/components/counts.css", a288, sizeof a288},
    {"bundle/styles/components/dialog.css", a289, sizeof a289},
    {"bundle/styles/components/explainer.css", a290, sizeof a290},
    {"bundle/styles/components/faq.css", a291, sizeof a291},
    {"bundle/styles/components/finder.css", a292, sizeof a292},
    {"bundle/styles/components/frame.css", a293, sizeof a293},
    {"bundle/styles/components/home-layout.css", a294, sizeof a294},
    {"bundle/styles/components/home.css", a295, sizeof a295},
    {"bundle/styles/components/notes.css", a296, sizeof a296},
    {"bundle/styles/components/patterns.css", a297, sizeof a297},
    {"bundle/styles/components/player.css", a298, sizeof a298},
    {"bundle/styles/components/print.css", a299, sizeof a299},
    {"bundle/styles/components/settings.css", a300, sizeof a300},
    {"bundle/styles/components/sheet.css", a301, sizeof a301},
    {"bundle/styles/components/staff.css", a302, sizeof a302},
    {"bundle/styles/components/story.css", a303, sizeof a303},
    {"bundle/styles/components/teachback.css", a304, sizeof a304},
    {"bundle/styles/tokens.css", a305, sizeof a305},
    {"bundle/takehome.js", a306, sizeof a306},
    {"bundle/teachback.js", a307, sizeof a307},
};

size_t snowglobe_asset_count(void) { return sizeof assets / sizeof assets[0]; }

const snowglobe_asset *snowglobe_asset_at(size_t index) { return &assets[index]; }
