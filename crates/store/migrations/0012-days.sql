-- The clock asks each minute for the reports of a day of the whole city.
CREATE INDEX activity_day ON activity (city, day);
