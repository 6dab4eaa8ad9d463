/** Services on stored files: objects in, jobs, results out, none lost and none twice. */
package levante.oscar;
