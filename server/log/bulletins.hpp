#pragma once

#include "log/log.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace dais::log {

// What the nodes that serve a session tell one another of it, and what nobody has to remember: who is connected, who works on what. Apart
// from the log: it is not durable, has no order, and may be some moments old. Used by one thread, that of the node's engine.
class bulletins {
 public:
  using by_node = std::map<std::string, std::string>;

  virtual ~bulletins() = default;

  // Puts this in the place of what this node said of the session before; where it is empty, takes that back. The others have it until this
  // node takes it back, or has not been heard of for the time that the engine gives a node (`expiry`, some seconds).
  virtual void say(std::string const& session, std::string bulletin) = 0;

  // Gives what all other nodes say of the session, and again whenever that becomes different. Nothing where there can be no other node:
  // nobody needs to say anything then.
  virtual std::unique_ptr<subscription> follow(std::string const& session, std::function<void(by_node const&)>) = 0;
};

// Of the only node of its log.
class no_bulletins final : public bulletins {
 public:
  void say(std::string const&, std::string) override {}
  std::unique_ptr<subscription> follow(std::string const&, std::function<void(by_node const&)>) override { return nullptr; }
};

}  // namespace dais::log
