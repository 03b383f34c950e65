import { NO_PLACE, type Place } from '@mingzhang/schema';

/** Where something begins that may run on over pages: what a finding about it points to. */
export const firstPlace = (places: readonly Place[]): Place => places[0] ?? NO_PLACE;
