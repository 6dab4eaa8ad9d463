/** What others hear of jobs that end. */
package levante.oscar.report;
