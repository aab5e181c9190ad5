/* Read a calendar file with libical and print what it holds, one line for each event.
 *
 * Columns, separated by tabs: uid, start, end (seconds since 1970 in UTC, or yyyymmdd for a day), summary, location and
 * description in hexadecimal. Zones are taken from the file alone. Exit status 1 when libical finds any fault.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static int print_moment(icalcomponent *calendar, icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(event, kind);
    if (!property) { printf("-\t"); return 0; }
    struct icaltimetype moment = icalvalue_get_datetime(icalproperty_get_value(property));
    if (moment.is_date) {
        printf("%04d%02d%02d\t", moment.year, moment.month, moment.day);
        return 0;
    }
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    if (parameter) {
        zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(parameter));
        if (!zone) { fprintf(stderr, "zone not in the file: %s\n", icalparameter_get_tzid(parameter)); return 1; }
    } else if (!icaltime_is_utc(moment)) {
        fprintf(stderr, "floating time\n");
        return 1;
    }
    printf("%lld\t", (long long)icaltime_as_timet_with_zone(moment, zone));
    return 0;
}

static void print_text(const char *text, const char *separator)
{
    for (const unsigned char *byte = (const unsigned char *)(text ? text : ""); *byte; byte++) printf("%02x", *byte);
    fputs(separator, stdout);
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
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        printf("%s\t", icalcomponent_get_uid(event));
        faults += print_moment(calendar, event, ICAL_DTSTART_PROPERTY);
        faults += print_moment(calendar, event, ICAL_DTEND_PROPERTY);
        print_text(icalcomponent_get_summary(event), "\t");
        print_text(icalcomponent_get_location(event), "\t");
        print_text(icalcomponent_get_description(event), "\n");
    }
    if (faults) fprintf(stderr, "%d fault(s)\n%s\n", faults, icalcomponent_as_ical_string(calendar));
    icalcomponent_free(calendar);
    free(text);
    return faults ? 1 : 0;
}
