/** What runs inside a job: it stages the input in, and the results out. */
package levante.oscar.supervisor;
