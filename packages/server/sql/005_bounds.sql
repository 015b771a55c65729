-- A follow-up in thousands of years could not be shown, nor anything beside it.
UPDATE follow_ups SET due = asked + interval '10 years' WHERE due > asked + interval '10 years';
