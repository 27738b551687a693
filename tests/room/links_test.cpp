#include "room/links.hpp"
#include "catch.hpp"

#include <set>

namespace dais::room {

namespace {

link_key const key{7};
link_key const other_key{8};

std::vector<capability> every_kind() {
  return {{"panel", role::moderator, {}},          {"panel", role::co_moderator, {}},    {"panel", role::panellist, "ada"},
          {"panel", role::panellist, "a-b"},       {"panel", role::stage, {}},           {"panel", role::participant, {}},
          {"panel", role::participant, "7"},       {"panel", role::participant, "7", 2}, {"panel", role::observer, {}},
          {"panel", role::moderator, {}, 1},       {"panel", role::moderator, {}, 12},   {"panel", role::rapporteur, {}},
          {"panel", role::stage, {}, 4294967295u}, {"panel", role::panellist, "ada", 1}};
}

}  // namespace

TEST_CASE("a token says what it opens") {
  std::set<std::string> tokens;
  for (auto const& one : every_kind()) {
    auto const token = token_for(key, one);
    CHECK(read_token(key, token) == one);
    CHECK(token_for(key, one) == token);
    tokens.insert(token);
  }
  CHECK(tokens.size() == every_kind().size());
}

TEST_CASE("a token of another key opens nothing") {
  for (auto const& one : every_kind()) CHECK_FALSE(read_token(other_key, token_for(key, one)));
}

TEST_CASE("a token opens nothing when a single character of it is changed, missing or added") {
  for (auto const& one : every_kind()) {
    auto const token = token_for(key, one);
    for (std::size_t i = 0; i < token.size(); ++i) {
      for (char const c : {'A', 'z', '0', '.', '-', ' '}) {
        if (token[i] == c) continue;
        auto changed = token;
        changed[i] = c;
        CHECK_FALSE(read_token(key, changed));
      }
      auto shorter = token;
      shorter.erase(i, 1);
      CHECK_FALSE(read_token(key, shorter));
    }
    CHECK_FALSE(read_token(key, token + "A"));
    CHECK_FALSE(read_token(key, "A" + token));
  }
}

TEST_CASE("the code of one role does not open another, nor another session") {
  auto const code_of = [](std::string const& token) { return token.substr(token.rfind('.')); };
  auto const stage = code_of(token_for(key, {"panel", role::stage, {}}));
  CHECK_FALSE(read_token(key, "panel.m" + stage));
  CHECK_FALSE(read_token(key, "panel.p-ada" + stage));
  CHECK_FALSE(read_token(key, "other.s" + stage));
  auto const ada = code_of(token_for(key, {"panel", role::panellist, "ada"}));
  CHECK_FALSE(read_token(key, "panel.p-ben" + ada));
}

TEST_CASE("the organiser's token is one, and opens no session") {
  auto const token = organiser_token(key);
  CHECK(is_organiser_token(key, token));
  CHECK_FALSE(is_organiser_token(other_key, token));
  CHECK_FALSE(is_organiser_token(key, token + "A"));
  CHECK_FALSE(is_organiser_token(key, ""));
  CHECK_FALSE(read_token(key, token));
  for (auto const& one : every_kind()) CHECK_FALSE(is_organiser_token(key, token_for(key, one)));
}

TEST_CASE("a join code has six characters that are not mistaken for others") {
  std::set<std::string> codes;
  for (int i = 0; i < 1000; ++i) {
    auto const code = join_code(key, "session-" + std::to_string(i));
    REQUIRE(code.size() == 6);
    REQUIRE(code.find_first_not_of("23456789ABCDEFGHJKMNPQRSTUVWXYZ") == code.npos);
    codes.insert(code);
  }
  CHECK(codes.size() > 990);
  CHECK(join_code(key, "panel") == join_code(key, "panel"));
  CHECK(join_code(key, "panel") != join_code(other_key, "panel"));
}

TEST_CASE("links carry their tokens in the fragment, which no server's log sees; the join code is told to all") {
  session s;
  s.id = "panel";
  s.panellists = {{"ada", "Ada Lovelace", "", ""}};
  auto const links = links_of(key, s);
  CHECK(links.moderator == "/console#" + token_for(key, {"panel", role::moderator, {}}));
  CHECK(links.co_moderator == "/console#" + token_for(key, {"panel", role::co_moderator, {}}));
  CHECK(links.observer == "/console#" + token_for(key, {"panel", role::observer, {}}));
  CHECK(links.rapporteur == "/report#" + token_for(key, {"panel", role::rapporteur, {}}));
  CHECK(links.stage == "/stage#" + token_for(key, {"panel", role::stage, {}}));
  CHECK(links.audience == "/audience/" + join_code(key, "panel"));
  REQUIRE(links.panellists.size() == 1);
  CHECK(links.panellists[0].id == "ada");
  CHECK(links.panellists[0].name == "Ada Lovelace");
  CHECK(links.panellists[0].link == "/panellist#" + token_for(key, {"panel", role::panellist, "ada"}));
}

TEST_CASE("a participant is somebody else in each session, and their secret is not seen in who they are") {
  std::string const secret = "a secret of sixteen or more";
  auto const here = participant_id("panel", secret);
  CHECK(here == participant_id("panel", secret));
  CHECK(here != participant_id("other", secret));
  CHECK(here != participant_id("panel", secret + "!"));
  CHECK(here.find("secret") == here.npos);
}

TEST_CASE("two servers have different keys") { CHECK(random_link_key() != random_link_key()); }

}  // namespace dais::room
