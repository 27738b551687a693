// The examples of protocol/README.md and protocol/plan.md are what the server reads and writes.

#include "catch.hpp"
#include "schema_check.hpp"
#include "session/decide.hpp"
#include "session/evolve.hpp"
#include "session/make_view.hpp"
#include "wire/codec.hpp"
#include "wire/describe.hpp"
#include "wire/json_write.hpp"
#include "wire/plan_file.hpp"
#include "wire/told_view.hpp"

#include <boost/json/serialize.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

using namespace dais;
using namespace dais::test;
using namespace std::chrono_literals;

namespace {

namespace json = boost::json;

// The blocks of a document that are fenced as "```json" and this word.
std::vector<std::string> blocks(std::string const& document, std::string const& word) {
  std::ifstream file(DAIS_SOURCE_DIR "/" + document);
  REQUIRE(file);
  std::vector<std::string> all;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      all.back() += line + "\n";
    } else if (line == "```json " + word) {
      inside = true;
      all.emplace_back();
    }
  }
  REQUIRE_FALSE(inside);
  return all;
}

std::size_t count_of_fences(std::string const& document) {
  std::ifstream file(DAIS_SOURCE_DIR "/" + document);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) count += line.rfind("```json", 0) == 0;
  return count;
}

// The story of the examples: a session of two segments, its stage and one participant.
class story {
 public:
  std::vector<wire::to_page> frames;
  json::value stage_before, stage_patch, stage_after;

  story() {
    auto plan = std::get<plan_file>(read_plan(blocks("protocol/README.md", "plan").at(0)));
    auto const ten = plan.plan.start;
    happen(ten - 15min, {role::system, {}}, event::session_created{plan.id, plan.plan});
    happen(ten - 14min, {role::system, {}}, event::session_opened{1});

    wire::welcome hello{"water", role::stage, {}, {}, "7KQ2MX", "812003", false, ten + 3s, 1, {}};
    frames.push_back(hello);
    auto const snapshot = make_view(s, role::stage, everything(s));
    frames.push_back(wire::snapshot{0, snapshot});
    frames.push_back(wire::pong{81442, ten + 3s + 250ms});
    frames.push_back(wire::here{});

    auto const sent = blocks("protocol/README.md", "from page");
    frames.push_back(wire::reply{"m1", happen(ten + 4s, {role::moderator, {}}, decided(sent.at(2), {role::moderator, {}}, ten + 4s)), {}});
    told_view<session_view> stage;
    stage.patch_to(snapshot);
    auto const began = *stage.patch_to(make_view(s, role::stage, changed));
    frames.push_back(wire::patch{1, ten + 4s, began});

    auto const refused = std::get<rejection>(decision_on(sent.at(2), {role::co_moderator, {}}, ten + 4s));
    frames.push_back(wire::reply{"m2", {}, refused});

    actor const rosa{role::participant, "rosa"};
    frames.push_back(wire::reply{"a1", happen(ten + 90s, rosa, decided(sent.at(4), rosa, ten + 90s)), {}});
    frames.push_back(wire::own{own_patch(rosa)});

    stage_after = parsed(write_frame(wire::snapshot{1, make_view(s, role::stage, everything(s))})).at("view");

    frames.push_back(wire::removal{"q1", "81206452/1", 1, 1, 0, 0, 1, 1, false, 0});

    auto const missing = *behind(s, ten + 150s);
    frames.push_back(wire::offers{s.revision, ten + 150s, missing, catch_up_offers(s, missing, ten + 150s)});
    happen(ten + 155s, {role::moderator, {}}, decided(sent.at(10), {role::moderator, {}}, ten + 155s));

    actor const ana{role::panellist, "ana"};
    told_view<session_view> moderators;
    moderators.patch_to(make_view(s, role::moderator, everything(s)));
    happen(ten + 170s, {role::moderator, {}}, decided(sent.at(11), {role::moderator, {}}, ten + 170s));
    frames.push_back(wire::own{own_patch(ana)});
    frames.push_back(wire::patch{7, ten + 170s, *moderators.patch_to(make_view(s, role::moderator, changed))});
    happen(ten + 171s, ana, decided(sent.at(12), ana, ten + 171s));
    happen(ten + 175s, {role::moderator, {}}, decided(sent.at(13), {role::moderator, {}}, ten + 175s));
    REQUIRE(is_kind<event::link_renewed>(decided(sent.at(14), {role::moderator, {}}, ten + 176s)));
    frames.push_back(wire::renewed{"water.m~1.Zk3tO2bXv8dQ5mYw1LrPfA"});

    hello.resumed = true;
    hello.at = ten + 3min;
    frames.push_back(hello);
    auto const unread = std::get<frame_fault>(read_frame("{}")).why;
    frames.push_back(wire::error{unread});

    stage_before = parsed(write_frame(wire::snapshot{0, snapshot})).at("view");
    stage_patch = parsed(write_frame(wire::patch{1, ten + 4s, began})).at("view");
  }

 private:
  session s;
  change_set changed;

  std::uint64_t happen(time_point at, actor const& by, event::any const& what) {
    changed = evolve(s, {s.seq + 1, at, by, what});
    REQUIRE(changed.became == effect::done);
    return s.seq;
  }

  // Where nothing of it was told before.
  wire::merge_patch<private_view> own_patch(actor const& who) {
    return *told_view<private_view>().patch_to(make_private_view(s, who, changed));
  }

  decision decision_on(std::string const& frame, actor const& by, time_point at) {
    auto const read = read_frame(frame);
    return decide(s, std::get<wire::command>(std::get<wire::from_page>(read)).command, by, at);
  }

  event::any decided(std::string const& frame, actor const& by, time_point at) { return std::get<event::any>(decision_on(frame, by, at)); }
};

// A view without the nulls, which say that something is not there.
json::value without_nulls(json::value const& view) {
  json::value all;
  merge(all, view);
  return all;
}

}  // namespace

TEST_CASE("every JSON example of the protocol is one of those that are checked") {
  CHECK(count_of_fences("protocol/README.md") == blocks("protocol/README.md", "plan").size() +
                                                     blocks("protocol/README.md", "from page").size() +
                                                     blocks("protocol/README.md", "to page").size());
  CHECK(count_of_fences("protocol/plan.md") == blocks("protocol/plan.md", "plan").size());
}

TEST_CASE("what the examples say that a page sends is read, and fits the schema") {
  auto const sent = blocks("protocol/README.md", "from page");
  CHECK(sent.size() >= 5);
  for (auto const& text : sent) {
    CAPTURE(text);
    CHECK(std::holds_alternative<wire::from_page>(read_frame(text)));
    CHECK(misfit_of_page(parsed(text)).value_or("") == "");
  }
}

TEST_CASE("what the examples say that a page is sent is what the server writes, and fits the schema") {
  auto const shown = blocks("protocol/README.md", "to page");
  story const told;
  for (std::size_t i = 0; i < told.frames.size(); ++i) {
    auto const written = parsed(write_frame(told.frames[i]));
    CHECK(misfit_of_server(written).value_or("") == "");
    INFO(json::serialize(written));
    REQUIRE(i < shown.size());
    CHECK(parsed(shown[i]) == written);
  }
  CHECK(shown.size() == told.frames.size());
}

TEST_CASE("the patch of the examples, applied to their snapshot, is a fresh view") {
  story const told;
  auto view = without_nulls(told.stage_before);
  CHECK(view != without_nulls(told.stage_after));
  merge(view, told.stage_patch);
  CHECK(view == without_nulls(told.stage_after));
}

TEST_CASE("the plans of the documents are good") {
  for (auto const* document : {"protocol/README.md", "protocol/plan.md"}) {
    auto const plans = blocks(document, "plan");
    CHECK_FALSE(plans.empty());
    for (auto const& text : plans) {
      auto const read = read_plan(text);
      REQUIRE(std::holds_alternative<plan_file>(read));
      CHECK(std::get<plan_file>(read).remarks.empty());
    }
  }
}

TEST_CASE("the plan that is explained is the demonstration plan") {
  std::ifstream file(DAIS_SOURCE_DIR "/protocol/examples/new-york-declaration.json");
  std::string const demonstration{std::istreambuf_iterator<char>(file), {}};
  CHECK(parsed(blocks("protocol/plan.md", "plan").at(0)) == parsed(demonstration));
}
