#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <string>

// As Standard Webhooks has them.
namespace dais::room {

// "whsec_" and a random key.
std::string random_webhook_secret();
bool is_webhook_secret(std::string const&);

// The same for the same event, whenever it is posted; `created`: the session was, of which there may be another under its name later.
std::string webhook_id(std::string const& session, time_point created, std::uint64_t record, std::uint32_t part);

// "v1," and the HMAC-SHA-256 of the id, the time and the body. Precondition: the secret is one of the above.
std::string webhook_signature(std::string const& secret, std::string const& id, std::int64_t seconds, std::string const& body);

}  // namespace dais::room
