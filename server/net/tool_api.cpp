#include "net/tool_api.hpp"

#include "net/header_fields.hpp"
#include "net/limits.hpp"
#include "net/state_watch.hpp"
#include "room/limits.hpp"
#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/json_read.hpp"
#include "wire/json_text.hpp"
#include "wire/json_write.hpp"
#include "wire/tool_command.hpp"
#include "wire/tool_state.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <random>
#include <utility>

namespace dais::net {
namespace {

constexpr budget pace{limits::tool_requests_burst, limits::tool_request_interval};

template <typename Answer>
std::string json_of(Answer const& what) {
  return to_json(what, nulls::left_out);
}

std::string token_of(http_request const& request) { return std::string(bearer_token(request.header("Authorization"))); }

unsigned status_of(rejection_code code) {
  switch (code) {
    case rejection_code::unknown_token:
    case rejection_code::link_replaced: return 401;
    case rejection_code::not_allowed: return 403;
    case rejection_code::unknown_session: return 404;
    case rejection_code::not_a_message: return 400;
    case rejection_code::too_fast: return 429;
    case rejection_code::log_failed: return 503;
    case rejection_code::stale:
    case rejection_code::wrong_status:
    case rejection_code::wrong_segment:
    case rejection_code::wrong_state:
    case rejection_code::cannot_undo:
    case rejection_code::too_late: return 409;
    default: return 422;
  }
}

http_response refused(rejection const& why) {
  auto answer = json_answer(status_of(why.code), json_of(wire::command_refused{why, english::of(why)}));
  if (answer.status == 401) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  return answer;
}

std::string tag_of(wire::tool_state const& state) {
  std::string hex(16, '0');
  auto number = std::hash<std::string>{}(stamp_of(state));
  for (auto digit = hex.rbegin(); digit != hex.rend(); ++digit, number >>= 4) *digit = "0123456789abcdef"[number & 15];
  return '"' + hex + '"';
}

http_response state_answer(wire::tool_state const& state) {
  auto answer = json_answer(200, json_of(state));
  answer.headers.emplace_back("ETag", tag_of(state));
  return answer;
}

http_response too_many_look_on() {
  return too_fast_answer("Too many streams and waiting requests are open by this token.", limits::tool_silence);
}

http_response unchanged(std::string const& tag) { return {304, {{"ETag", tag}, {"Cache-Control", "no-store"}}, {}, {}}; }

// Sends the state as server-sent events, each time that it is another.
class state_events {
 public:
  state_events(room::loop& loop, room::rooms& rooms, std::string const& token, std::string const& session, std::shared_ptr<void> place,
               event_stream::push push)
      : loop_(loop),
        place_(std::move(place)),
        push_(std::move(push)),
        watch_(loop, rooms, token, session, [this](auto const& what) { tell(what); }) {
    watch_.look();
  }

 private:
  room::loop& loop_;
  std::shared_ptr<void> const place_;
  event_stream::push const push_;
  std::string latest_;
  std::unique_ptr<room::timer> silence_;
  state_watch watch_;

  void send(std::string text) {
    push_(std::make_shared<std::string const>(std::move(text)));
    silence_ = loop_.after(limits::tool_silence, [this] { send(": here\n\n"); });
  }

  void tell(std::variant<wire::tool_state, rejection> const& what) {
    if (auto const* why = std::get_if<rejection>(&what)) {
      send("event: refused\ndata: " + json_of(wire::command_refused{*why, english::of(*why)}) + "\n\n");
      return push_(nullptr);
    }
    auto const& state = std::get<wire::tool_state>(what);
    auto shown = state;
    shown.at = {};
    auto text = json_of(shown);
    if (text == latest_) return;
    latest_ = std::move(text);
    send("event: state\ndata: " + json_of(state) + "\n\n");
  }
};

// Answers when the state is another than the client has, or when it has waited long enough. Lives until then.
class state_wait : public std::enable_shared_from_this<state_wait> {
 public:
  state_wait(room::loop& loop, room::rooms& rooms, std::string const& token, std::string const& session, std::shared_ptr<void> place,
             std::string held, http_answer answer)
      : loop_(loop),
        place_(std::move(place)),
        held_(std::move(held)),
        answer_(std::move(answer)),
        watch_(loop, rooms, token, session, [this](auto const& what) { tell(what); }) {}

  void begin(duration at_most) {
    self_ = shared_from_this();
    over_ = loop_.after(at_most, [this] { end(unchanged(tag_)); });
    watch_.look();
  }

 private:
  room::loop& loop_;
  std::shared_ptr<void> const place_;
  std::string const held_;  // an If-None-Match field
  std::string tag_;         // of the state as it is
  http_answer const answer_;
  std::shared_ptr<state_wait> self_;
  std::unique_ptr<room::timer> over_;
  state_watch watch_;

  void tell(std::variant<wire::tool_state, rejection> const& what) {
    if (auto const* why = std::get_if<rejection>(&what)) return end(refused(*why));
    auto const& state = std::get<wire::tool_state>(what);
    tag_ = tag_of(state);
    if (!none_match_names(held_, tag_)) end(state_answer(state));
  }

  void end(http_response response) {
    auto const last = std::exchange(self_, nullptr);
    if (last) answer_(std::move(response));
  }
};

// Of `Prefer: wait=10`: how long to wait for a change.
duration wait_of(http_request const& request) {
  for (auto const one : list_elements(request.header("Prefer"))) {
    if (!one.starts_with("wait=")) continue;
    unsigned seconds = 0;
    auto digits = one.substr(5);
    if (digits.starts_with('"')) digits.remove_prefix(1);
    std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    return std::min<duration>(std::chrono::seconds(seconds), limits::tool_wait);
  }
  return {};
}

// Nobody else makes it.
std::string random_id() {
  std::random_device random;
  std::string id = "http-";
  for (int i = 0; i < 4; ++i) id += std::to_string(random());
  return id;
}

}  // namespace

tool_api::tool_api(room::loop& loop, room::rooms& rooms) : loop_(loop), rooms_(rooms) {}

std::vector<route> tool_api::routes() {
  using asked = http_request const&;
  using argument = std::string_view;
  using answer = http_answer const&;
  using found = room::rooms::access const&;
  route::refusal const stranger = [this](asked request) { return refuse_stranger(request); };
  auto const listing = [&](std::string_view path, std::function<std::string(found)> write) {
    return route{path, "GET, HEAD", [this, write](asked request, argument id, answer to) { list(request, id, to, write); }, 0, stranger};
  };
  std::vector<route> all{
      {"/api/v1/sessions/*/state", "GET, HEAD", [this](asked request, argument id, answer to) { state(request, id, to); }, 0, stranger},
      listing("/api/v1/sessions/*/questions", [](found in) { return json_of(question_list_of(*in.state)); }),
      listing("/api/v1/sessions/*/requests", [](found in) { return json_of(request_list_of(*in.state)); }),
      listing("/api/v1/sessions/*/segments", [](found in) { return json_of(segment_list_of(*in.state)); }),
      listing("/api/v1/sessions/*/podium", [](found in) { return json_of(podium_list_of(*in.state, in.now)); }),
      listing("/api/v1/sessions/*/offers", [](found in) { return json_of(offers_of(*in.state, in.now)); }),
      {"/api/v1/data/*/state.json", "GET, HEAD",
       [this](asked, argument token, answer to) {
         rows(token, to, [](auto const& in) { return json_of(std::vector{tool_state_of(*in.state, in.now, in.moderators)}); });
       }},
      {"/api/v1/data/*/queue.json", "GET, HEAD",
       [this](asked, argument token, answer to) { rows(token, to, [](auto const& in) { return json_of(queued_questions(*in.state)); }); }},
      {"/api/v1/data/*/speakers.json", "GET, HEAD",
       [this](asked, argument token, answer to) { rows(token, to, [](auto const& in) { return json_of(waiting_requests(*in.state)); }); }},
      {"/api/v1/sessions/*/captions", "POST", [this](asked request, argument id, answer to) { caption(request, id, to); },
       limits::message_bytes, stranger},
      {"/api/v1/sessions/*/events", "GET", [this](asked request, argument id, answer to) { events(request, id, to); }, 0, stranger},
  };
  for (auto const name : tool_commands()) {
    paths_.push_back("/api/v1/sessions/*/commands/" + std::string(name));
    all.push_back({paths_.back(), "POST", [this, name](asked request, argument id, answer to) { command(name, request, id, to); },
                   limits::message_bytes, stranger});
  }
  return all;
}

std::optional<http_response> tool_api::refuse_stranger(http_request const& request) const {
  auto const token = token_of(request);
  if (rooms_.may_open(token) || rooms_.is_organiser(token)) return {};
  return refused(refuse(reason::unknown_token));
}

std::optional<http_response> tool_api::refuse_hurried(std::string const& token) {
  auto const now = loop_.real();
  if (paced_since_.size() > 1000) std::erase_if(paced_since_, [&](auto const& one) { return one.second + pace.full_after() < now; });
  auto& since = paced_since_[token];
  if (auto const wait = pace.wait(since, now)) return too_fast_answer("This token asks too often.", *wait);
  since = pace.taken(since, now);
  return {};
}

std::optional<http_response> tool_api::refuse_key(std::string const& idempotency) {
  if (idempotency.size() <= limits::command_id_length) return {};
  return json_error(400, http_error::bad_request,
                    "An Idempotency-Key has at most " + std::to_string(limits::command_id_length) + " bytes.");
}

void tool_api::command(std::string_view name, http_request const& request, std::string_view session, http_answer const& answer) {
  auto const token = token_of(request);
  if (auto refusal = refuse_hurried(token)) return answer(std::move(*refusal));
  auto read = read_tool_request(name, request.body);
  if (auto const* const wrong = std::get_if<std::string>(&read)) return answer(json_error(400, http_error::bad_request, *wrong));
  auto const& asked = std::get<tool_request>(read);
  auto id = request.header("Idempotency-Key");
  if (auto refusal = refuse_key(id)) return answer(std::move(*refusal));
  bool const is_blind = !asked.expect && asked.members.empty();
  auto const pressed = std::string(session) + "/" + std::string(name);
  if (is_blind && id.empty()) {
    auto const latest = blind_.find(pressed);
    if (latest != blind_.end() && loop_.real() < latest->second + limits::tool_press_again) return answer(refused(refuse(reason::passed)));
  }
  if (id.empty()) id = random_id();
  auto const make = [asked](dais::session const& s, actor const& by, time_point now) { return completed(asked, s, by, now); };
  rooms_.act(token, std::string(session), id, make, asked.pressed,
             [this, answer, is_blind, pressed](std::variant<std::uint64_t, rejection> const& became) {
               if (auto const* const why = std::get_if<rejection>(&became)) return answer(refused(*why));
               if (is_blind) note_blind(pressed);
               answer(json_answer(200, json_of(wire::command_done{std::get<std::uint64_t>(became)})));
             });
}

void tool_api::note_blind(std::string const& pressed) {
  auto const now = loop_.real();
  if (blind_.size() > 1000) std::erase_if(blind_, [&](auto const& one) { return one.second + limits::tool_press_again < now; });
  blind_[pressed] = now;
}

void tool_api::caption(http_request const& request, std::string_view session, http_answer const& answer) {
  auto const token = token_of(request);
  if (auto refusal = refuse_hurried(token)) return answer(std::move(*refusal));
  auto const read = read_json(request.body, line_numbers::omitted);
  auto const* const document = std::get_if<json_document>(&read);
  auto id = request.header("Idempotency-Key");
  if (auto refusal = refuse_key(id)) return answer(std::move(*refusal));
  wire::given_caption one;
  if (!document || read_value(document->value, one)) {
    return answer(json_error(400, http_error::bad_request,
                             "Say what is heard, and in which language: {\"text\":\"Good morning\",\"language\":\"en\"}."));
  }
  rooms_.caption(token, std::string(session), id.empty() ? random_id() : id, std::move(one),
                 [answer](std::variant<std::optional<std::uint64_t>, rejection> const& became) {
                   if (auto const* const why = std::get_if<rejection>(&became)) return answer(refused(*why));
                   answer(json_answer(200, json_of(wire::caption_shown{std::get<0>(became)})));
                 });
}

void tool_api::state(http_request const& request, std::string_view session, http_answer const& answer) {
  auto const token = token_of(request);
  if (auto refusal = refuse_hurried(token)) return answer(std::move(*refusal));
  auto const wait = wait_of(request);
  rooms_.reach(token, std::string(session),
               [this, answer, token, session = std::string(session), wait,
                held = request.header("If-None-Match")](std::variant<room::rooms::access, rejection> const& opened) {
                 if (auto const* const why = std::get_if<rejection>(&opened)) return answer(refused(*why));
                 auto const& in = std::get<room::rooms::access>(opened);
                 auto const state = tool_state_of(*in.state, in.now, in.moderators);
                 if (held.empty() || !none_match_names(held, tag_of(state))) return answer(state_answer(state));
                 auto place = wait > duration{} ? take_place(token) : nullptr;
                 if (wait > duration{} && !place) return answer(too_many_look_on());
                 if (!place) return answer(unchanged(tag_of(state)));
                 std::make_shared<state_wait>(loop_, rooms_, token, session, std::move(place), held, answer)->begin(wait);
               });
}

void tool_api::list(http_request const& request, std::string_view session, http_answer const& answer,
                    std::function<std::string(room::rooms::access const&)> write) {
  auto const token = token_of(request);
  if (auto refusal = refuse_hurried(token)) return answer(std::move(*refusal));
  rooms_.reach(token, std::string(session), [answer, write = std::move(write)](std::variant<room::rooms::access, rejection> const& opened) {
    if (auto const* const why = std::get_if<rejection>(&opened)) return answer(refused(*why));
    answer(json_answer(200, write(std::get<room::rooms::access>(opened))));
  });
}

void tool_api::rows(std::string_view token, http_answer const& answer, std::function<std::string(room::rooms::access const&)> write) {
  auto const of = std::string(token);
  if (auto refusal = refuse_hurried(of)) return answer(std::move(*refusal));
  rooms_.reach(of, rooms_.session_of(of), [answer, write = std::move(write)](std::variant<room::rooms::access, rejection> const& opened) {
    if (auto const* const why = std::get_if<rejection>(&opened)) return answer(refused(*why));
    auto const& in = std::get<room::rooms::access>(opened);
    if (in.rights != tool_rights::read) return answer(refused(refuse(reason::not_allowed)));
    auto found = json_answer(200, write(in));
    found.headers.emplace_back("Access-Control-Allow-Origin", "*");
    answer(std::move(found));
  });
}

void tool_api::events(http_request const& request, std::string_view session, http_answer const& answer) {
  auto const token = token_of(request);
  if (auto refusal = refuse_hurried(token)) return answer(std::move(*refusal));
  rooms_.reach(token, std::string(session),
               [this, answer, token, session = std::string(session)](std::variant<room::rooms::access, rejection> const& opened) {
                 if (auto const* const why = std::get_if<rejection>(&opened)) return answer(refused(*why));
                 auto const place = take_place(token);
                 if (!place) return answer(too_many_look_on());
                 http_response stream{200, {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}}, {}, {}};
                 stream.events = event_stream{[this, token, session, place](event_stream::push push) -> std::shared_ptr<void> {
                   return std::make_shared<state_events>(loop_, rooms_, token, session, place, std::move(push));
                 }};
                 answer(std::move(stream));
               });
}

std::shared_ptr<void> tool_api::take_place(std::string const& token) {
  auto const places = places_;
  if ((*places)[token] >= limits::tool_streams) return nullptr;
  ++(*places)[token];
  return {places.get(), [places, token](void*) {
            if (--(*places)[token] == 0) places->erase(token);
          }};
}

}  // namespace dais::net
