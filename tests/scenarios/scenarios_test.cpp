#include "catch.hpp"
#include "player.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dais::scenarios {

namespace {

std::string contents_of(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// With DAIS_REWRITE=1 in the environment, what came of each line is written into the file instead: look at the difference then, and keep it
// only where a panel would want it so.
void play_file(std::string const& name) {
  auto const file = std::filesystem::path(DAIS_SOURCE_DIR) / "tests" / "scenarios" / (name + ".txt");
  INFO("tests/scenarios/" << name << ".txt; DAIS_REWRITE=1 writes what came of it into the file");
  auto const text = contents_of(file);
  auto const expected = read_script(text);
  REQUIRE_FALSE(expected.steps.empty());
  auto const actual = player().play(expected);
  auto const* rewrite = std::getenv("DAIS_REWRITE");
  if (rewrite && std::string(rewrite) == "1") {
    std::ofstream(file, std::ios::binary) << write_script(actual);
    return;
  }
  CHECK(write_script(expected) == text);  // nothing in it is passed over
  for (std::size_t i = 0; i < expected.steps.size(); ++i) {
    INFO("line " << expected.steps[i].number << ": " << expected.steps[i].line);
    CHECK(actual.steps[i].outcome == expected.steps[i].outcome);
  }
}

// The files, each of them a test of its own.
constexpr char const* played[] = {"model-panel",
                                  "back-and-interrupted",
                                  "two-at-once",
                                  "gap-and-early-end",
                                  "floor-closes",
                                  "moving-and-restoring",
                                  "two-co-moderators",
                                  "groups-of-questions",
                                  "answers-and-panellists",
                                  "held-back-and-muted",
                                  "list-closes",
                                  "orders-of-the-list",
                                  "absent-and-yielding",
                                  "points-of-order",
                                  "put-off",
                                  "speaker-at-the-podium",
                                  "late-and-shortened",
                                  "late-and-from-the-questions",
                                  "late-and-dropped",
                                  "late-and-extended",
                                  "undoing",
                                  "within-ten-milliseconds",
                                  "edited-in-overtime",
                                  "back-dating",
                                  "rounds",
                                  "grace",
                                  "signals",
                                  "messages",
                                  "co-moderation",
                                  "late-and-absent-panellists",
                                  "announcements"};

}  // namespace

TEST_CASE("a whole panel, from the first word to the last") { play_file("model-panel"); }
TEST_CASE("going back, and what was interrupted") { play_file("back-and-interrupted"); }
TEST_CASE("two who press at once") { play_file("two-at-once"); }
TEST_CASE("a gap, and an early end") { play_file("gap-and-early-end"); }
TEST_CASE("the floor closes with its segment") { play_file("floor-closes"); }
TEST_CASE("moving, skipping and restoring segments") { play_file("moving-and-restoring"); }
TEST_CASE("two co-moderators at once on the same question") { play_file("two-co-moderators"); }
TEST_CASE("questions that ask the same, and the withdrawal of the first") { play_file("groups-of-questions"); }
TEST_CASE("answers of every kind, and what panellists say") { play_file("answers-and-panellists"); }
TEST_CASE("a list of words, and a muted participant") { play_file("held-back-and-muted"); }
TEST_CASE("the list closes while requests arrive") { play_file("list-closes"); }
TEST_CASE("every rule that orders the list") { play_file("orders-of-the-list"); }
TEST_CASE("a speaker who is not there, and one who yields") { play_file("absent-and-yielding"); }
TEST_CASE("points of order go before the list") { play_file("points-of-order"); }
TEST_CASE("a panel that is put off before it begins") { play_file("put-off"); }
TEST_CASE("who speaks in a discussion, and everybody's share of it") { play_file("speaker-at-the-podium"); }
TEST_CASE("a late start, and shorter presentations") { play_file("late-and-shortened"); }
TEST_CASE("a late start, and less time for questions") { play_file("late-and-from-the-questions"); }
TEST_CASE("a late start, and a presentation that is dropped") { play_file("late-and-dropped"); }
TEST_CASE("a late start, and a later end") { play_file("late-and-extended"); }
TEST_CASE("undoing a press of Next, and time that was added") { play_file("undoing"); }
TEST_CASE("two who press within ten milliseconds") { play_file("within-ten-milliseconds"); }
TEST_CASE("a plan that is edited in overtime") { play_file("edited-in-overtime"); }
TEST_CASE("what was pressed late is back-dated") { play_file("back-dating"); }
TEST_CASE("a discussion in rounds") { play_file("rounds"); }
TEST_CASE("a grace, and handing over by itself") { play_file("grace"); }
TEST_CASE("signals from panellists, granted and handled") { play_file("signals"); }
TEST_CASE("messages that are read, and one that is never seen") { play_file("messages"); }
TEST_CASE("co-moderation, and who only looks on") { play_file("co-moderation"); }
TEST_CASE("a panellist who comes late, and one who does not come") { play_file("late-and-absent-panellists"); }
TEST_CASE("announcements that the plan wants") { play_file("announcements"); }

TEST_CASE("every scenario is played") {
  std::vector<std::string> files;
  for (auto const& one : std::filesystem::directory_iterator(std::filesystem::path(DAIS_SOURCE_DIR) / "tests" / "scenarios")) {
    if (one.path().extension() == ".txt") files.push_back(one.path().stem().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> names(std::begin(played), std::end(played));
  std::sort(names.begin(), names.end());
  CHECK(files == names);
}

}  // namespace dais::scenarios
