#include "dialect.hpp"
#include "wire.hpp"

#include <charconv>
#include <utility>

namespace bench {
namespace {

// A change passes an approved question on to the other of two panellists: all of the audience are shown that, in patches of always the same
// size, and changes to different questions can be in flight at once.
class dais final : public dialect {
 public:
  explicit dais(dais_access access) : access_(std::move(access)) {}

  std::string handshake(bool) const override { return bench::handshake("/socket", "dais.v1"); }

  std::string publisher_greeting() const override { return R"({"type":"hello","token":")" + access_.moderator + "\"}"; }

  std::string greeting(std::size_t connection) const override { return hello(connection) + "}"; }

  std::string greeting_again(std::size_t connection, std::string_view epoch, std::uint64_t position) const override {
    return hello(connection) + R"(,"epoch":")" + std::string(epoch) + R"(","seq":)" + std::to_string(position) + "}";
  }

  news read(std::string_view text) const override {
    news told;
    auto const type = string_after(text, R"({"type":")");
    if (type == "patch") {
      told.position = number_after(text, R"("seq":)");
      told.changes = questions_in(text);
      told.votes = votes_in(text);
    } else if (type == "reply") {
      told.refused = text.find(R"("error":)") != std::string_view::npos;
      told.confirmed = !told.refused;
    } else if (type == "snapshot") {
      told.position = number_after(text, R"("seq":)");
      told.ready = true;
    } else if (type == "welcome") {
      told.epoch = string_after(text, R"("epoch":")");
      told.resumed = text.find(R"("resumed":true)") != std::string_view::npos;
    } else if (type == "pong") {
      told.heartbeat = true;
    } else if (type == "error") {
      told.refused = true;
    }
    return told;
  }

  bool confirms() const override { return true; }

  std::string change(std::uint64_t number) const override {
    auto const question = (number - 1) % access_.questions.size();
    auto const round = (number - 1) / access_.questions.size();
    return R"({"type":"command","id":"change-)" + std::to_string(number) + R"(","command":{"type":"address_question","question":")" +
           access_.questions[question] + R"(","revision":)" + std::to_string(access_.revision + round) + R"(,"to":")" +
           access_.panellists[round % 2] + R"("}})";
  }

  // Its id grows, as a page's does.
  std::string vote(std::size_t connection) const override {
    return R"({"type":"command","id":")" + std::to_string(1'000'000'000'000'000 + connection) +
           R"(","command":{"type":"vote","question":")" + access_.voted_for + R"(","on":true}})";
  }

  std::string heartbeat() const override { return R"({"type":"ping","sent":1234567890})"; }

 private:
  std::string hello(std::size_t connection) const {
    return R"({"type":"hello","token":")" + access_.audience + R"(","participant":"load-participant-)" + std::to_string(connection) + "\"";
  }

  // A question is shown whole, and has one text.
  static unsigned questions_in(std::string_view text) {
    constexpr std::string_view mark = R"("text":")";
    unsigned found = 0;
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++found;
    return found;
  }

  std::optional<std::uint64_t> votes_in(std::string_view text) const {
    constexpr std::string_view mark = R"("votes":{)";
    auto const from = text.find(mark);
    if (from == std::string_view::npos) return std::nullopt;
    auto const counts = text.substr(from, text.find('}', from) - from);
    auto const count = "\"" + access_.voted_for + "\":";
    if (counts.find(count) == std::string_view::npos) return std::nullopt;
    return number_after(counts, count);
  }

  static std::string_view string_after(std::string_view text, std::string_view mark) {
    auto const at = text.find(mark);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + mark.size());
    return text.substr(0, text.find('"'));
  }

  static std::uint64_t number_after(std::string_view text, std::string_view mark) {
    std::uint64_t number = 0;
    if (auto const at = text.find(mark); at != std::string_view::npos) {
      std::from_chars(text.data() + at + mark.size(), text.data() + text.size(), number);
    }
    return number;
  }

  dais_access access_;
};

}  // namespace

std::unique_ptr<dialect> make_dais(dais_access access) {
  if (access.questions.empty() || access.panellists.size() != 2) fail("Dais needs questions and two panellists to press for");
  if (access.voted_for.empty()) fail("Dais needs a question to vote for");
  return std::make_unique<dais>(std::move(access));
}

}  // namespace bench
