/** Room that is asked for ahead of work. */
package levante.web.rest.v1.room;
