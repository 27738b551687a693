#pragma once

#include <boost/json/value.hpp>

namespace dais {

// Gives a payload of a log the members that releases before the one that added them did not write, with what they mean there. A payload
// that has them is left as it is; what else is wrong with it is found by reading it.
void bring_up_to_date(boost::json::value& payload);

}  // namespace dais
