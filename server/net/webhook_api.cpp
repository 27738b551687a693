#include "net/webhook_api.hpp"

#include "net/limits.hpp"
#include "net/post_url.hpp"
#include "room/limits.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/json_read.hpp"
#include "wire/json_text.hpp"
#include "wire/json_write.hpp"

#include <string>
#include <variant>

namespace dais::net {
namespace {

using hook_outcome = room::webhooks::outcome;

http_response answer_of(hook_outcome became) {
  switch (became) {
    case hook_outcome::done: return json_answer(200, "{}");
    case hook_outcome::unknown: return json_error(404, http_error::not_found, "There is no webhook and no dead letter of this id.");
    case hook_outcome::full:
      return json_error(409, http_error::bad_request,
                        "There are " + std::to_string(limits::webhooks) + " webhooks, and no more can be had. Remove one.");
    case hook_outcome::not_kept: break;
  }
  return json_error(500, http_error::not_saved, "It could not be saved. The server's log says why.");
}

room::webhooks::done tell_outcome(http_answer const& answer) {
  return [answer](hook_outcome became) { answer(answer_of(became)); };
}

room::webhooks::tried tell_tried(http_answer const& answer) {
  return [answer](std::optional<wire::webhook_tried> const& tried) {
    answer(tried ? json_answer(200, to_json(*tried, nulls::left_out)) : answer_of(hook_outcome::unknown));
  };
}

}  // namespace

std::vector<route> webhook_api::routes(route::refusal const& stranger) {
  using asked = http_request const&;
  using argument = std::string_view;
  using answer = http_answer const&;
  return {
      {"/api/v1/webhooks", "GET, HEAD, POST",
       [this](asked request, argument, answer to) {
         if (request.method == "POST") return add(request, to);
         to(json_answer(200, to_json(hooks_.list(), nulls::left_out)));
       },
       limits::webhook_request_bytes, stranger},
      {"/api/v1/webhooks/*/test", "POST", [this](asked, argument id, answer to) { hooks_.test(std::string(id), tell_tried(to)); }, 0,
       stranger},
      {"/api/v1/webhooks/*/resume", "POST", [this](asked, argument id, answer to) { hooks_.go_on(std::string(id), tell_outcome(to)); }, 0,
       stranger},
      {"/api/v1/webhooks/*", "DELETE", [this](asked, argument id, answer to) { hooks_.remove(std::string(id), tell_outcome(to)); }, 0,
       stranger},
      {"/api/v1/dead-letters/*/send", "POST", [this](asked, argument id, answer to) { hooks_.send_again(std::string(id), tell_tried(to)); },
       0, stranger},
      {"/api/v1/dead-letters/*", "DELETE",
       [this](asked, argument id, answer to) { hooks_.remove_letter(std::string(id), tell_outcome(to)); }, 0, stranger},
  };
}

void webhook_api::add(http_request const& request, http_answer const& answer) {
  auto const read = read_json(request.body, line_numbers::omitted);
  auto const* const document = std::get_if<json_document>(&read);
  wire::new_webhook asked;
  if (!document || read_value(document->value, asked)) {
    return answer(json_error(400, http_error::bad_request,
                             "Say where to post to, and about what: {\"url\":\"https://hooks.example/dais\",\"about\":[\"segment\"]}."));
  }
  if (auto const url = read_post_url(asked.url); !url.why_not.empty()) return answer(json_error(400, http_error::bad_request, url.why_not));
  if (asked.about && asked.about->empty())
    return answer(json_error(400, http_error::bad_request, "Name what it is to be told about, or leave `about` out for everything."));
  hooks_.add(asked, [answer](std::variant<wire::webhook_card, hook_outcome> const& made) {
    if (auto const* const why = std::get_if<hook_outcome>(&made)) return answer(answer_of(*why));
    answer(json_answer(201, to_json(std::get<wire::webhook_card>(made), nulls::left_out)));
  });
}

}  // namespace dais::net
