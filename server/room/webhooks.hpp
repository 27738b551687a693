#pragma once

#include "log/log.hpp"
#include "room/loop.hpp"
#include "room/poster.hpp"
#include "room/webhook_courier.hpp"
#include "wire/webhook_messages.hpp"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::room {

// The webhooks of a server: what happens in its sessions is posted to addresses that the organiser names (protocol/webhooks.md). Used from
// the loop's thread.
class webhooks {
 public:
  // Makes the text durable in place of the one before; or says why not. Called on the loop's other thread.
  using keep = std::function<std::optional<std::string>(std::string const& text)>;

  // `kept`: the text that was kept last, empty where there is none; throws std::runtime_error with a sentence where it is none of these.
  // `wall`: real time, rehearsal or not. References must outlive it.
  webhooks(loop&, log::engine&, poster&, std::uint32_t time_scale, std::function<time_point()> wall, std::string const& kept, keep);

  wire::webhook_list list() const;

  enum class outcome { done, unknown, full, not_kept };
  using done = std::function<void(outcome)>;

  // It is told of what happens from now on. Precondition: the address can be posted to.
  void add(wire::new_webhook const&, std::function<void(std::variant<wire::webhook_card, outcome>)>);
  void remove(std::string const& id, done);
  void go_on(std::string const& id, done);
  void remove_letter(std::string const& letter, done);

  // Nothing: there is none of this id.
  using tried = std::function<void(std::optional<wire::webhook_tried>)>;
  void test(std::string const& id, tried);
  void send_again(std::string const& letter, tried);

  // A session is gone for good.
  void forget(std::string const& session);

  // Posts nothing more, and is asked nothing more. `then` when it is kept how far they have come.
  void close(std::function<void()> then);

 private:
  courier_ground const ground_;
  keep const keep_;
  std::uint32_t latest_ = 0;
  std::list<webhook_courier> all_;
  std::vector<std::string> sessions_;
  std::unique_ptr<log::subscription> catalogue_;
  std::unique_ptr<timer> next_, again_;
  bool is_keeping_ = false, is_stale_ = false;
  std::vector<std::function<void(bool)>> to_tell_;  // when what is so now is kept, or could not be
  std::shared_ptr<char> alive_ = std::make_shared<char>();

  std::string kept() const;
  void follow();
  void changed();
  void write();
  void write_and(std::function<void(bool)> then);
  std::list<webhook_courier>::iterator find(std::string const& id);
  std::list<webhook_courier>::iterator holder_of(std::string const& letter);
  std::string number(char kind);
};

}  // namespace dais::room
