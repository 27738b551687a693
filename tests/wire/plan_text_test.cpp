// The file of a plan gives the plan again.

#include "wire/plan_text.hpp"

#include "catch.hpp"
#include "wire/english.hpp"
#include "wire/plan_file.hpp"

#include <fstream>
#include <iterator>

using namespace dais;
using namespace std::chrono_literals;

namespace {

plan_file read(std::string const& text) {
  auto result = read_plan(text);
  if (auto const* faults = std::get_if<std::vector<plan_fault>>(&result)) {
    FAIL(faults->front().field << " " << english::of(faults->front()));
  }
  return std::get<plan_file>(std::move(result));
}

}  // namespace

TEST_CASE("the file of a plan with all that a plan can have gives the plan again") {
  session_plan plan;
  plan.title = "Water & \"migration\"";
  plan.subtitle = "Première séance";
  plan.venue = "Hall 2";
  plan.language = "fr";
  plan.time_zone = "America/New_York";
  plan.start = time_point(1'487'258'100'000ms);
  plan.end = plan.start + 90min;
  plan.hard_stop = true;
  plan.personal_links_only = true;
  plan.keep_captions = true;
  plan.moderator = {{}, "Ines", "Dr", "IOM"};
  plan.panellists = {{"ana", "Ana", "", ""}, {"p2", "\u0644\u064a\u0644\u0649", "Minister", "A & B"}};
  plan.segments = {{"intro", segment_kind::introductions, "Introductions", {}, 5min, 1min, "Line one\nline two", {}, 30s, {}},
                   {"talk", segment_kind::presentation, "A talk", {"ana"}, 90s, 20s, "", 45s, 1500ms, {}},
                   {"round", segment_kind::discussion, "A round", {"ana", "p2"}, 10min + 1ms, 2min, "", {}, {}, 61s, 30s},
                   {"lunch", segment_kind::break_, "Lunch", {}, 20min, 1min, "", {}, {}, {}}};
  plan.question_length = 200;
  plan.questions = {false, false, intake::automatic, {"pipes", "trees"}};
  plan.floor = {intake::open, floor_order::by_group, 2min, 20s, {{"States", 3u, 1min, 9min}, {"Students", {}, {}}}};
  plan.speakers = {{"Kim", "The city", "States", true}, {"Lee", "", {}, false}};
  plan.announcements = {{90s, announced_to::everyone, "Soon"}, {0ms, announced_to::stage, "Now"}};
  auto const again = read(plan_text(plan, "a-plan"));
  CHECK(again.id == "a-plan");
  CHECK((again.plan == plan));
}

TEST_CASE("the files of the tests' plans give the same plans again") {
  for (auto const* name : {"tests/bench/plan.json", "tests/scenarios/assembly.json", "tests/scenarios/lightning.json"}) {
    CAPTURE(name);
    std::ifstream in(std::string(DAIS_SOURCE_DIR "/") + name, std::ios::binary);
    auto const first = read(std::string(std::istreambuf_iterator<char>(in), {}));
    auto const again = read(plan_text(first.plan, first.id));
    CHECK(again.id == first.id);
    CHECK((again.plan == first.plan));
  }
}
