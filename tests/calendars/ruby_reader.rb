# Read a calendar file with ruby-icalendar and print what it holds, in the columns of libical_reader.c.
require "stringio"
require "icalendar"

def moment(value)
  return "-" if value.nil?
  return value.value.strftime("%Y%m%d") if value.is_a?(Icalendar::Values::Date)

  raise "floating time" if !value.tz_utc && value.ical_params["tzid"].nil?

  value.to_time.to_i.to_s
end

def hexadecimal(text)
  text.to_s.encode("UTF-8").unpack1("H*")
end

calendars = Icalendar::Calendar.parse(File.read(ARGV.fetch(0), encoding: "UTF-8"))
raise "one calendar was expected" unless calendars.size == 1 && calendars.first.valid?(true)

calendars.first.events.each do |event|
  raise "invalid event" unless event.valid?(true)

  texts = [event.summary, event.location, event.description].map { |text| hexadecimal(text) }
  puts [event.uid.to_s, moment(event.dtstart), moment(event.dtend), *texts].join("\t")
end
