#include "wire/told_view.hpp"

#include "catch.hpp"
#include "wire/describe.hpp"

using namespace dais;
using namespace std::chrono_literals;

namespace {

question_view asked(std::string text) {
  question_view q{};
  q.text = std::move(text);
  q.asked = time_point{1ms};
  q.state = question_state::approved;
  return q;
}

session_view with_question(std::string const& id, question_view q) {
  session_view v;
  v.questions[id] = std::move(q);
  return v;
}

}  // namespace

TEST_CASE("the first patch is whole, without what is absent") {
  told_view<session_view> told;
  auto v = with_question("q1", asked("Why?"));
  v.votes["q1"] = 0;
  v.queue.emplace();
  CHECK(told.patch_to(v).value().text ==
        R"({"questions":{"q1":{"text":"Why?","asked":1,"state":"approved"}},"votes":{"q1":0},"queue":[]})");
  CHECK(to_json(told.whole(), nulls::left_out) == to_json(v, nulls::left_out));
}

TEST_CASE("of what was told before only the members that changed are told, and null where one is gone") {
  told_view<session_view> told;
  auto q = asked("Why?");
  q.name = "Kim";
  told.patch_to(with_question("q1", q));
  q.state = question_state::queued;
  q.name.reset();
  q.members = 2;
  CHECK(told.patch_to(with_question("q1", q)).value().text == R"({"questions":{"q1":{"name":null,"state":"queued","members":2}}})");
  CHECK_FALSE(told.patch_to(with_question("q1", q)));
  CHECK_FALSE(told.patch_to({}));
}

TEST_CASE("of what is one of several kinds only the members that changed are told as well") {
  told_view<session_view> told;
  session_view v;
  v.history["7"] = change_view{time_point{1ms}, role::moderator, deed::of_floor(deed::request_set_absent{{"r1", "Kim"}}), {}};
  told.patch_to(v);
  v.history["7"]->did = deed::of_floor(deed::request_set_absent{{"r1", "Kay"}});
  CHECK(told.patch_to(v).value().text == R"({"history":{"7":{"did":{"request":{"name":"Kay"}}}}})");
}

TEST_CASE("an entry that is gone is told once, where it was told of") {
  told_view<session_view> told;
  told.patch_to(with_question("q1", asked("Why?")));
  session_view gone;
  gone.questions["q1"] = gone.questions["q2"] = std::nullopt;
  CHECK(told.patch_to(gone).value().text == R"({"questions":{"q1":null}})");
  CHECK_FALSE(told.patch_to(gone));
  CHECK(told.whole().questions.empty());
}

TEST_CASE("objects within objects are told member by member, and lists whole") {
  told_view<session_view> told;
  session_view v;
  v.plan.emplace();
  v.plan->panellists = {{"ana", {"Ana", "", ""}}, {"ben", {"Ben", "", ""}}};
  v.queue = {"q1", "q2"};
  told.patch_to(v);
  v.plan->panellists.erase("ana");
  v.plan->panellists["ben"].title = "Dr";
  v.plan->panellists["cy"] = {"Cy", "", ""};
  v.queue->push_back("q3");
  CHECK(told.patch_to(v).value().text ==
        R"({"plan":{"panellists":{"ben":{"title":"Dr"},"cy":{"name":"Cy","title":"","affiliation":""},"ana":null}},)"
        R"("queue":["q1","q2","q3"]})");
}

TEST_CASE("a vote of one's own is told each time, and not kept") {
  told_view<private_view> told;
  private_view v;
  v.votes["q1"] = true;
  CHECK(told.patch_to(v).value().text == R"({"votes":{"q1":true}})");
  CHECK(told.patch_to(v));
  v.votes["q1"] = std::nullopt;
  CHECK(told.patch_to(v).value().text == R"({"votes":{"q1":null}})");
  CHECK(told.whole().votes.empty());
}
