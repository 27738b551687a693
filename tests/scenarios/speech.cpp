#include "speech.hpp"

#include "script.hpp"

#include <stdexcept>

namespace dais::scenarios {

using namespace std::chrono_literals;

namespace {

// "2:00" is two minutes.
length length_in(std::string const& text) {
  auto const colon = text.find(':');
  if (colon == text.npos) throw std::runtime_error("\"" + text + "\" is not a time such as 2:00");
  return std::chrono::minutes(std::stoi(text.substr(0, colon))) + std::chrono::seconds(std::stoi(text.substr(colon + 1)));
}

// As the page shows it; of what it does not show, any.
std::uint32_t revision_of(room::page const& seen, char const* kind, std::string const& id) {
  boost::system::error_code none;
  auto const* found = seen.view.find_pointer("/" + std::string(kind) + "/" + id + "/revision", none);
  return found ? room::page::number(*found) : 0;
}

std::optional<std::string> on_stage(room::page const& seen) {
  boost::system::error_code none;
  auto const* questions = seen.view.find_pointer("/questions", none);
  if (!questions) return std::nullopt;
  for (auto const& [id, q] : questions->get_object()) {
    if (q.at("state") == "on_stage") return std::string(id);
  }
  return std::nullopt;
}

std::optional<std::string> speaking(room::page const& seen) {
  boost::system::error_code none;
  auto const* request = seen.view.find_pointer("/floor/speaking/request", none);
  return request ? std::optional<std::string>(request->get_string().c_str()) : std::nullopt;
}

bool is_request(std::string const& id) { return id.size() > 1 && id[0] == 'r' && id.find_first_not_of("0123456789", 1) == id.npos; }

}  // namespace

std::optional<command::any> command_in(std::vector<std::string> const& words, room::page const& seen) {
  namespace c = command;
  std::vector<std::string> at;
  auto const is = [&](std::string_view pattern) { return match(words, pattern, at); };
  boost::system::error_code none;
  auto const* shown = seen.view.find_pointer("/run/revision", none);
  auto const run = shown ? room::page::number(*shown) : 0;
  auto const question = [&] { return revision_of(seen, "questions", at[0]); };
  auto const request = [&](std::string const& id) { return revision_of(seen, "requests", id); };

  if (is("open the session")) return c::open_session{run};
  if (is("start")) return c::start{run, {}};
  if (is("start *")) return c::start{run, at[0]};
  if (is("next")) return c::next{run};
  if (is("back to *")) return c::back{run, at[0]};
  if (is("pause")) return c::pause{run};
  if (is("resume")) return c::resume{run};
  if (is("skip *")) return c::skip{run, at[0]};
  if (is("restore *")) return c::restore{run, at[0]};
  if (is("move * before *")) return c::move{run, at[0], at[1]};
  if (is("move * to the end")) return c::move{run, at[0], {}};
  if (is("end the segment")) return c::end_segment{run};
  if (is("end the session")) return c::end_session{run};
  if (is("close the session")) return c::close_session{run};
  if (is("add * to *")) {
    if (is_request(at[1])) return c::extend_intervention{at[1], request(at[1]), length_in(at[0])};
    return c::add_time{run, at[1], length_in(at[0])};
  }
  if (is("take * from *")) {
    if (is_request(at[1])) return c::extend_intervention{at[1], request(at[1]), -length_in(at[0])};
    return c::add_time{run, at[1], -length_in(at[0])};
  }

  if (auto const* rules = seen.view.find_pointer("/rules", none); rules && rules->get_object().contains("revision")) {
    c::set_question_rules to{room::page::number(rules->at("revision")), rules->at("approval").get_bool(), rules->at("anonymous").get_bool(),
                             rules->at("accepting").get_bool()};
    if (is("ask for approval of questions")) return to.approval = true, to;
    if (is("let questions pass without approval")) return to.approval = false, to;
    if (is("ask for names")) return to.anonymous = false, to;
    if (is("let names be optional")) return to.anonymous = true, to;
    if (is("take no more questions")) return to.accepting = false, to;
    if (is("take questions")) return to.accepting = true, to;
  }
  if (is("approve *")) return c::approve{at[0], question()};
  if (is("decline * because *")) return c::decline{at[0], question(), at[1]};
  if (is("queue *")) return c::queue{at[0], question()};
  if (is("unqueue *")) return c::unqueue{at[0], question()};
  if (is("put * on stage")) return c::put_on_stage{at[0], question(), on_stage(seen)};
  if (is("take * off the stage")) return c::take_off_stage{at[0], question()};
  if (is("mark * as answered")) return c::mark_answered{at[0], question()};
  if (is("give the floor to *")) return c::give_floor{at[0], request(at[0]), speaking(seen)};
  if (is("end the intervention of *")) return c::end_intervention{at[0], request(at[0])};

  if (is("ask *")) return c::submit_question{at[0], "", {}};
  if (is("ask * as *")) return c::submit_question{at[0], at[1], {}};
  if (is("ask * to *")) return c::submit_question{at[0], "", at[1]};
  if (is("ask * to * as *")) return c::submit_question{at[0], at[2], at[1]};
  if (is("vote for *")) return c::vote{at[0], true};
  if (is("take back the vote for *")) return c::vote{at[0], false};
  if (is("request the floor as *")) return c::request_floor{at[0], ""};
  if (is("request the floor as * of *")) return c::request_floor{at[0], at[1]};
  if (is("withdraw *")) {
    if (is_request(at[0])) return c::withdraw_request{at[0]};
    return c::withdraw_question{at[0]};
  }
  return std::nullopt;
}

}  // namespace dais::scenarios
