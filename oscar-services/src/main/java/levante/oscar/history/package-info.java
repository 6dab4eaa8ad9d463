/** What was run and how it went: jobs, their logs and counts, for those who look. */
package levante.oscar.history;
