#pragma once

namespace dais {

// Whose command it is, where its type says so (`owned_by`): what begins, ends and closes the session is the moderator's own. All others are
// those of moderators and co-moderators: what is `in_person` is theirs alone, `hosts` the organiser's as well, `moderators` of tools that
// moderate, and `driver` of tools that drive, too. Messages are delivered to `recipients`, and read by `readers`, whom the stage is not one
// of.
enum class owner { moderator, in_person, hosts, moderators, driver, organiser, panellist, recipients, readers, participant, server };

}  // namespace dais
