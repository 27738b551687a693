#include "net/api.hpp"

#include "net/header_fields.hpp"
#include "net/public_url.hpp"
#include "net/qr.hpp"
#include "protocol/json_write.hpp"
#include "protocol/plan_file.hpp"
#include "session/limits.hpp"

#include <algorithm>

namespace dais::net {
namespace {

void member(std::string& json, std::string_view name, std::string_view value) {
  if (json.back() != '{') json += ',';
  write_json_string(json, name);
  json += ':';
  write_json_string(json, value);
}

void member(std::string& json, std::string_view name, instant value) {
  if (json.back() != '{') json += ',';
  write_json_string(json, name);
  json += ':' + std::to_string(value.time_since_epoch().count());
}

std::string_view name_of(session_status status) {
  switch (status) {
    case session_status::prepared: return "prepared";
    case session_status::open: return "open";
    case session_status::running: return "running";
    case session_status::concluded: return "concluded";
    case session_status::closed: return "closed";
  }
  return "";
}

// What a moderator may hand out.
void add_links(std::string& json, room::session_links const& links) {
  member(json, "observer", links.observer);
  json += ",\"panellists\":[";
  for (auto const& one : links.panellists) {
    json += json.back() == '[' ? "{" : ",{";
    member(json, "id", one.id);
    member(json, "name", one.name);
    member(json, "link", one.link);
    json += '}';
  }
  json += ']';
  member(json, "audience", links.audience);
  member(json, "stage", links.stage);
}

std::string to_json(room::session_card const& card) {
  std::string json = "{";
  member(json, "id", card.id);
  member(json, "title", card.title);
  member(json, "start", card.start);
  member(json, "end", card.end);
  member(json, "time_zone", card.time_zone);
  member(json, "status", name_of(card.status));
  member(json, "join_code", card.join_code);
  json += ",\"links\":{";
  member(json, "moderator", card.links.moderator);
  member(json, "co_moderator", card.links.co_moderator);
  add_links(json, card.links);
  return json + "}}";
}

void add_list(std::string& json, std::string_view name, std::vector<plan_fault> const& all) {
  if (json.back() != '{') json += ',';
  write_json_string(json, name);
  json += ":[";
  for (auto const& one : all) {
    json += (json.back() == '[' ? "{\"line\":" : ",{\"line\":") + std::to_string(one.line);
    if (one.column > 0) json += ",\"column\":" + std::to_string(one.column);
    member(json, "field", one.field);
    member(json, "message", one.message);
    json += '}';
  }
  json += ']';
}

std::string to_json(std::vector<plan_fault> const& faults) {
  std::string json = "{";
  add_list(json, "faults", faults);
  return json + '}';
}

http_response svg_of(std::string const& text) {
  http_response response;
  response.headers = {{"Content-Type", "image/svg+xml"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<std::string const>(to_svg(make_qr(text)));
  return response;
}

http_response unauthorised(std::string message) {
  auto refusal = json_error(401, "unauthorised", std::move(message));
  refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
  return refusal;
}

// A name or an address with its port, and nothing that could lead elsewhere.
bool is_host(std::string_view text) {
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' ||
           c == ']';
  });
}

}  // namespace

api::api(room::rooms& rooms, std::string const& public_url, std::function<instant()> now)
    : rooms_(rooms), public_url_(read_public_url(public_url).url), now_(std::move(now)) {}

void api::sessions(http_request const& request, http_answer const& answer) {
  if (refuse_stranger(request, answer)) return;
  if (request.method == "POST") return create(request, answer);
  rooms_.list(rooms_.ids(), [answer](std::vector<room::session_card> const& cards) {
    std::string json = "{\"sessions\":[";
    for (auto const& card : cards) {
      if (json.back() != '[') json += ',';
      json += to_json(card);
    }
    answer(json_answer(200, json + "]}"));
  });
}

void api::create(http_request const& request, http_answer const& answer) {
  auto read = read_plan(request.body, now_());
  if (auto const* const faults = std::get_if<std::vector<plan_fault>>(&read)) return answer(json_answer(422, to_json(*faults)));
  auto& file = std::get<plan_file>(read);
  rooms_.create(std::move(file.plan), std::move(file.id),
                [answer, remarks = file.remarks](std::variant<room::session_card, std::string> const& made) {
                  if (auto const* const wrong = std::get_if<std::string>(&made)) {
                    return answer(json_error(500, "log_failed", "The session could not be kept: " + *wrong));
                  }
                  auto json = to_json(std::get<room::session_card>(made));
                  json.pop_back();
                  add_list(json, "remarks", remarks);
                  answer(json_answer(201, json + '}'));
                });
}

void api::check(http_request const& request, http_answer const& answer) {
  if (refuse_stranger(request, answer)) return;
  auto const read = read_plan(request.body, now_());
  auto const* const faults = std::get_if<std::vector<plan_fault>>(&read);
  std::string json = "{";
  add_list(json, "faults", faults ? *faults : std::vector<plan_fault>{});
  add_list(json, "remarks", faults ? std::vector<plan_fault>{} : std::get<plan_file>(read).remarks);
  answer(json_answer(200, json + '}'));
}

void api::links(http_request const& request, http_answer const& answer) {
  rooms_.card_of(bearer_token(request.header("Authorization")), [answer](std::optional<room::session_card> const& card) {
    if (!card) return answer(unauthorised("This needs the token of a console: Authorization: Bearer TOKEN."));
    std::string json = "{";
    add_links(json, card->links);
    answer(json_answer(200, json + "}"));
  });
}

void api::qr(http_request const& request, http_answer const& answer) {
  rooms_.card_of(bearer_token(request.header("Authorization")), [this, request, answer](std::optional<room::session_card> const& card) {
    if (card || !refuse_stranger(request, answer)) qr_of(request, answer);
  });
}

void api::qr_of(http_request const& request, http_answer const& answer) const {
  if (request.body.empty()) return answer(json_error(400, "bad_request", "Send the text of the code as the body."));
  if (request.body.size() > limits::qr_text_bytes) {
    return answer(json_error(413, "too_large",
                             "At most " + std::to_string(limits::qr_text_bytes) + " bytes fit into a code that can be read off a screen."));
  }
  if (request.body.find('\0') != std::string::npos) return answer(json_error(400, "bad_request", "A text holds no zero bytes."));
  answer(svg_of(request.body));
}

void api::join_qr(http_request const& request, std::string_view join_code, http_answer const& answer) {
  if (!rooms_.is_join_code(join_code)) return answer(json_error(404, "not_found", "There is no session with this join code."));
  auto const address = address_for(request);
  if (address.empty()) return answer(json_error(400, "bad_request", "The request has no Host that an address could be made of."));
  answer(svg_of(address + "/audience/" + std::string(join_code)));
}

bool api::refuse_stranger(http_request const& request, http_answer const& answer) const {
  auto const field = request.header("Authorization");
  if (rooms_.is_organiser(bearer_token(field))) return false;
  answer(unauthorised("This needs the organiser's token, as the server printed it: Authorization: Bearer TOKEN."));
  return true;
}

void api::address(http_answer const& answer) const {
  std::string json = "{";
  if (!public_url_.empty()) member(json, "address", public_url_);
  answer(json_answer(200, json + '}'));
}

std::string api::address_for(http_request const& request) const {
  if (!public_url_.empty()) return public_url_;
  auto const host = request.header("Host");
  return is_host(host) ? "http://" + host : "";
}

}  // namespace dais::net
