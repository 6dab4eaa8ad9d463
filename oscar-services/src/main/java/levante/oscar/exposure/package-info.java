/** What a definition says of how its service is exposed as a server. */
package levante.oscar.exposure;
