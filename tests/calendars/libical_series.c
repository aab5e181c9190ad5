/* Read a calendar file with libical and print when its series take place, one line for each VEVENT.
 *
 * Columns, separated by tabs: uid, RECURRENCE-ID (seconds since 1970, yyyymmdd for a day, « - » for none), status,
 * sequence, then the start of each occurrence of the VEVENT itself, until the year 2029 (seconds since 1970). Zones are
 * taken from the file alone. Exit status 1 when libical finds any fault.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *content_of(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc((size_t)size + 1, 1);
    size_t got = fread(text, 1, (size_t)size, file);
    fclose(file);
    return got == (size_t)size ? text : NULL;
}

static void print_start(icalcomponent *event, struct icaltime_span *span, void *data)
{
    (void)event;
    (void)data;
    printf("\t%lld", (long long)span->start);
}

static void print_meant(icalcomponent *event)
{
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
    if (!property) { printf("\t-"); return; }
    struct icaltimetype moment = icalproperty_get_datetime_with_component(property, event);
    if (moment.is_date) printf("\t%04d%02d%02d", moment.year, moment.month, moment.day);
    else printf("\t%lld", (long long)icaltime_as_timet_with_zone(moment, moment.zone));
}

int main(int count, char **arguments)
{
    char *text = count == 2 ? content_of(arguments[1]) : NULL;
    icalcomponent *calendar = text ? icalparser_parse_string(text) : NULL;
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
        fprintf(stderr, "no calendar\n");
        return 1;
    }
    int faults = icalcomponent_count_errors(calendar) + (icalrestriction_check(calendar) ? 0 : 1);
    struct icaltimetype first = icaltime_from_string("20200101T000000Z"), last = icaltime_from_string("20290101T000000Z");
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        printf("%s", icalcomponent_get_uid(event));
        print_meant(event);
        printf("\t%d\t%d", icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED, icalcomponent_get_sequence(event));
        icalcomponent_foreach_recurrence(event, first, last, print_start, NULL);
        printf("\n");
    }
    if (faults) fprintf(stderr, "%d fault(s)\n%s\n", faults, icalcomponent_as_ical_string(calendar));
    icalcomponent_free(calendar);
    free(text);
    return faults ? 1 : 0;
}
