#pragma once

#include "net/http_message.hpp"
#include "net/router.hpp"
#include "room/webhooks.hpp"

#include <string_view>
#include <vector>

namespace dais::net {

// What the organiser does with webhooks and their dead letters (protocol/webhooks.md).
class webhook_api {
 public:
  // They must outlive what is under way.
  explicit webhook_api(room::webhooks& hooks) : hooks_(hooks) {}

  // `stranger`: refuses all but the organiser.
  std::vector<route> routes(route::refusal const& stranger);

 private:
  room::webhooks& hooks_;

  void add(http_request const&, http_answer const&);
};

}  // namespace dais::net
