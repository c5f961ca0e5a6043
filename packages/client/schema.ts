/**
 * Types of every route, generated from the server's OpenAPI document.
 * Do not edit: run `node scripts/generate-client.ts` (with Node 24) instead.
 */

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Greeting, as a page for a browser and as JSON for everyone else */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It runs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Greeting */
                            message: string;
                            /**
                             * @description Always healthy when it answers
                             * @enum {string}
                             */
                            status: "healthy";
                            /** @description Version of Progo */
                            version: string;
                            /** @description Where the interactive documentation is */
                            docs: string;
                        };
                        "text/html": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is everything well? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description degraded when a check is not well */
                            status: "healthy" | "degraded";
                            /** @description Name of this installation */
                            environment: string;
                            /** @description Version of Progo */
                            version: string;
                            /**
                             * @description Now, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            timestamp: string;
                            /** @description State of each part */
                            checks: {
                                /** @description healthy, or why not */
                                database: string;
                                /** @description loaded or not_loaded */
                                ml_model: string;
                                /** @description healthy, or that windows are being lost */
                                live: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is and where its resources are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Name of the project */
                            project_name: string;
                            /** @description Version of the API */
                            api_version: string;
                            /** @description How signals are cut for classification */
                            ml_config: {
                                /** @description Samples in a window */
                                feature_window_size: number;
                                /** @description Share of a window that the next one repeats while training */
                                window_overlap: number;
                                /** @description Fewest labelled windows to train on */
                                min_training_samples: number;
                                /** @description Length of a window, s */
                                window_seconds: number;
                                /** @description Samples a second of the grid, Hz */
                                rate_hz: number;
                            };
                            /** @description Where the resources are */
                            endpoints: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List readings, newest first */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id?: string;
                    /** @description Only readings of this session */
                    session_id?: number;
                    /** @description Only readings at or after, ISO 8601 or Unix ms */
                    start_time?: string;
                    /** @description Only readings at or before, ISO 8601 or Unix ms */
                    end_time?: string;
                    /** @description How many to answer at most, 1 to 10000 */
                    limit: number;
                    /** @description How many to skip */
                    offset: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The items of this page */
                            items: {
                                /** @description Id, consecutive for each device */
                                id: number;
                                /** @description Device it came from */
                                device_id: string;
                                /**
                                 * @description When it was measured, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                timestamp: string;
                                /** @description Acceleration along x, m/s² */
                                accel_x: number;
                                /** @description Acceleration along y, m/s² */
                                accel_y: number;
                                /** @description Acceleration along z, m/s² */
                                accel_z: number;
                                /** @description Angular velocity about x, rad/s */
                                gyro_x: number;
                                /** @description Angular velocity about y, rad/s */
                                gyro_y: number;
                                /** @description Angular velocity about z, rad/s */
                                gyro_z: number;
                                /** @description Magnetic field along x, µT; null without magnetometer */
                                mag_x: number | null;
                                /** @description Magnetic field along y, µT; null without magnetometer */
                                mag_y: number | null;
                                /** @description Magnetic field along z, µT; null without magnetometer */
                                mag_z: number | null;
                                /** @description Whether mag_x, mag_y, mag_z are measurements */
                                magnetometer_available: boolean;
                                /** @description Temperature of the sensor, °C */
                                temperature: number | null;
                                /** @description What the device took the motion for */
                                exercise_type: string | null;
                                /** @description Session it belongs to */
                                session_id: number | null;
                            }[];
                            /** @description Items on all pages */
                            total: number;
                            /** @description Number of this page, from 1 */
                            page: number;
                            /** @description Items on this page */
                            size: number;
                            /** @description Number of pages */
                            pages: number;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Store one reading */
        post: {
            parameters: {
                query?: {
                    /** @description Session the readings belong to; absent: the open session of the device, if any */
                    session_id?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description One reading of a 9-DOF sensor */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "device_id": "AA:BB:CC:DD:EE:FF",
                     *       "timestamp": 1767225600000,
                     *       "accelerometer": {
                     *         "x": 0.12,
                     *         "y": 9.79,
                     *         "z": -0.31
                     *       },
                     *       "gyroscope": {
                     *         "x": 0.01,
                     *         "y": -0.02,
                     *         "z": 0
                     *       },
                     *       "magnetometer": {
                     *         "x": 21.5,
                     *         "y": -4.2,
                     *         "z": 43.1
                     *       },
                     *       "magnetometer_available": true,
                     *       "temperature": 24.5,
                     *       "exercise_type": "squat"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Name of the device, often its MAC address
                         * @example AA:BB:CC:DD:EE:FF
                         */
                        device_id: string;
                        /** @description When it was measured, Unix milliseconds, fractions kept to the µs; absent: when it arrives */
                        timestamp?: number | null;
                        /** @description Acceleration, gravity included in the sensor's frame, m/s² */
                        accelerometer: {
                            /** @description Acceleration, gravity included along x, m/s² */
                            x: number;
                            /** @description Acceleration, gravity included along y, m/s² */
                            y: number;
                            /** @description Acceleration, gravity included along z, m/s² */
                            z: number;
                        };
                        /** @description Angular velocity in the sensor's frame, rad/s */
                        gyroscope: {
                            /** @description Angular velocity along x, rad/s */
                            x: number;
                            /** @description Angular velocity along y, rad/s */
                            y: number;
                            /** @description Angular velocity along z, rad/s */
                            z: number;
                        };
                        /** @description Magnetic field, µT; kept only if magnetometer_available is true */
                        magnetometer?: {
                            /** @description Magnetic field along x, µT */
                            x: number;
                            /** @description Magnetic field along y, µT */
                            y: number;
                            /** @description Magnetic field along z, µT */
                            z: number;
                        } | null;
                        /**
                         * @description Whether magnetometer is a measurement
                         * @default false
                         */
                        magnetometer_available?: boolean;
                        /** @description Temperature of the sensor, °C */
                        temperature?: number | null;
                        /** @description What the device itself takes the motion for; readings that carry one can be trained on */
                        exercise_type?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Id of the stored reading */
                                id: number;
                                /**
                                 * @description Time of the stored reading, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                timestamp: string;
                            };
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Store many readings: all of them or none */
        post: {
            parameters: {
                query?: {
                    /** @description Session the readings belong to; absent: the open session of the device, if any */
                    session_id?: number;
                    /** @description A number that is another one after each restart of the device (random, or counted) */
                    boot?: number;
                    /** @description Number of the batch since the restart; the same boot and seq are stored once */
                    seq?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description Readings of one or more devices, times ascending for each device */
            requestBody: {
                content: {
                    /**
                     * @example [
                     *       {
                     *         "device_id": "AA:BB:CC:DD:EE:FF",
                     *         "timestamp": 1767225600000,
                     *         "accelerometer": {
                     *           "x": 0.12,
                     *           "y": 9.79,
                     *           "z": -0.31
                     *         },
                     *         "gyroscope": {
                     *           "x": 0.01,
                     *           "y": -0.02,
                     *           "z": 0
                     *         },
                     *         "magnetometer": {
                     *           "x": 21.5,
                     *           "y": -4.2,
                     *           "z": 43.1
                     *         },
                     *         "magnetometer_available": true,
                     *         "temperature": 24.5,
                     *         "exercise_type": "squat"
                     *       },
                     *       {
                     *         "device_id": "AA:BB:CC:DD:EE:FF",
                     *         "timestamp": 1767225600020,
                     *         "accelerometer": {
                     *           "x": 0.12,
                     *           "y": 9.79,
                     *           "z": -0.31
                     *         },
                     *         "gyroscope": {
                     *           "x": 0.01,
                     *           "y": -0.02,
                     *           "z": 0
                     *         },
                     *         "magnetometer": {
                     *           "x": 21.5,
                     *           "y": -4.2,
                     *           "z": 43.1
                     *         },
                     *         "magnetometer_available": true,
                     *         "temperature": 24.5,
                     *         "exercise_type": "squat"
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /**
                         * @description Name of the device, often its MAC address
                         * @example AA:BB:CC:DD:EE:FF
                         */
                        device_id: string;
                        /** @description When it was measured, Unix milliseconds, fractions kept to the µs; absent: when it arrives */
                        timestamp?: number | null;
                        /** @description Acceleration, gravity included in the sensor's frame, m/s² */
                        accelerometer: {
                            /** @description Acceleration, gravity included along x, m/s² */
                            x: number;
                            /** @description Acceleration, gravity included along y, m/s² */
                            y: number;
                            /** @description Acceleration, gravity included along z, m/s² */
                            z: number;
                        };
                        /** @description Angular velocity in the sensor's frame, rad/s */
                        gyroscope: {
                            /** @description Angular velocity along x, rad/s */
                            x: number;
                            /** @description Angular velocity along y, rad/s */
                            y: number;
                            /** @description Angular velocity along z, rad/s */
                            z: number;
                        };
                        /** @description Magnetic field, µT; kept only if magnetometer_available is true */
                        magnetometer?: {
                            /** @description Magnetic field along x, µT */
                            x: number;
                            /** @description Magnetic field along y, µT */
                            y: number;
                            /** @description Magnetic field along z, µT */
                            z: number;
                        } | null;
                        /**
                         * @description Whether magnetometer is a measurement
                         * @default false
                         */
                        magnetometer_available?: boolean;
                        /** @description Temperature of the sensor, °C */
                        temperature?: number | null;
                        /** @description What the device itself takes the motion for; readings that carry one can be trained on */
                        exercise_type?: string | null;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Readings accepted */
                                count: number;
                                /** @description What was accepted of each device */
                                devices: {
                                    /**
                                     * @description Name of the device, often its MAC address
                                     * @example AA:BB:CC:DD:EE:FF
                                     */
                                    device_id: string;
                                    /** @description Id of the first reading; the others follow without a gap */
                                    first_reading_id: number;
                                    /** @description Readings of this device */
                                    count: number;
                                }[];
                            };
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request contradicts what is stored */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/latest/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest readings of a device */
        get: {
            parameters: {
                query: {
                    /** @description How many to answer at most, 1 to 1000 */
                    count: number;
                };
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Newest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id, consecutive for each device */
                            id: number;
                            /** @description Device it came from */
                            device_id: string;
                            /**
                             * @description When it was measured, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            timestamp: string;
                            /** @description Acceleration along x, m/s² */
                            accel_x: number;
                            /** @description Acceleration along y, m/s² */
                            accel_y: number;
                            /** @description Acceleration along z, m/s² */
                            accel_z: number;
                            /** @description Angular velocity about x, rad/s */
                            gyro_x: number;
                            /** @description Angular velocity about y, rad/s */
                            gyro_y: number;
                            /** @description Angular velocity about z, rad/s */
                            gyro_z: number;
                            /** @description Magnetic field along x, µT; null without magnetometer */
                            mag_x: number | null;
                            /** @description Magnetic field along y, µT; null without magnetometer */
                            mag_y: number | null;
                            /** @description Magnetic field along z, µT; null without magnetometer */
                            mag_z: number | null;
                            /** @description Whether mag_x, mag_y, mag_z are measurements */
                            magnetometer_available: boolean;
                            /** @description Temperature of the sensor, °C */
                            temperature: number | null;
                            /** @description What the device took the motion for */
                            exercise_type: string | null;
                            /** @description Session it belongs to */
                            session_id: number | null;
                        }[];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/stats/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a device sent in the last hours */
        get: {
            parameters: {
                query: {
                    /** @description How far back to look, h */
                    hours: number;
                };
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description How far back was looked, h */
                            time_range_hours: number;
                            /** @description Readings in that time */
                            total_readings: number;
                            /** @description From the first to the last of them, s */
                            duration_seconds: number;
                            /** @description Readings a second in that time, Hz */
                            average_sampling_rate_hz: number;
                            /** @description Share of readings with a magnetometer, 0 to 1 */
                            magnetometer_availability_ratio: number;
                            /** @description Temperature of the sensor, °C; null when none was sent */
                            temperature_stats: {
                                /** @description °C */
                                min: number;
                                /** @description °C */
                                max: number;
                                /** @description °C */
                                avg: number;
                                /** @description Readings with a temperature */
                                readings_with_temp: number;
                            } | null;
                            /** @description First reading in that time, ISO 8601 UTC */
                            first_reading: string | null;
                            /** @description Last reading in that time, ISO 8601 UTC */
                            last_reading: string | null;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete readings of a device */
        delete: {
            parameters: {
                query: {
                    /** @description Only readings older than so many days */
                    older_than_days?: number;
                    /** @description Must be true */
                    confirm: boolean;
                };
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Readings deleted */
                                deleted_count: number;
                                /**
                                 * @description Name of the device, often its MAC address
                                 * @example AA:BB:CC:DD:EE:FF
                                 */
                                device_id: string;
                            };
                        };
                    };
                };
                /** @description The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Devices that sent readings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By id */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description Readings stored */
                            reading_count: number;
                            /** @description Time of its first reading, ISO 8601 UTC */
                            first_seen: string | null;
                            /** @description Time of its newest reading, ISO 8601 UTC */
                            last_seen: string | null;
                            /** @description Whether its name is a MAC address */
                            is_esp32: boolean;
                            /** @description Kind of device as registered; else esp32 for a MAC address, unknown otherwise */
                            device_type: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/devices/registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registered devices */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By id */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description Its name for people */
                            device_name: string | null;
                            /** @description Kind of device as registered; else esp32 for a MAC address, unknown otherwise */
                            device_type: string;
                            /**
                             * @description When it was registered, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            registered_at: string;
                            /** @description Time of its newest reading, ISO 8601 UTC */
                            last_seen: string | null;
                            /** @description Whether it sent a reading within the last 5 minutes */
                            is_active: boolean;
                            /** @description Notes */
                            notes: string | null;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/devices/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a device */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "device_id": "AA:BB:CC:DD:EE:FF",
                     *       "device_name": "left wrist",
                     *       "device_type": "esp32",
                     *       "notes": "LSM6DSOX"
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Name of the device, often its MAC address
                         * @example AA:BB:CC:DD:EE:FF
                         */
                        device_id?: string;
                        /** @description A name for people */
                        device_name?: string | null;
                        /** @description Kind of device, e.g. esp32 */
                        device_type?: string | null;
                        /** @description Anything worth remembering */
                        notes?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /**
                                 * @description Name of the device, often its MAC address
                                 * @example AA:BB:CC:DD:EE:FF
                                 */
                                device_id: string;
                                /** @description Its name for people */
                                device_name: string | null;
                                /** @description Kind of device as registered; else esp32 for a MAC address, unknown otherwise */
                                device_type: string;
                                /**
                                 * @description When it was registered, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                registered_at: string;
                            };
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/devices/{device_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is a device online, and ready for prediction? */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description Kind of device as registered; else esp32 for a MAC address, unknown otherwise */
                            device_type: string;
                            /** @description Whether it sent a reading within the last 5 minutes */
                            is_online: boolean;
                            /** @description Readings of the last 5 minutes */
                            recent_readings_5min: number;
                            /** @description Readings stored */
                            total_readings: number;
                            /** @description Time of its newest reading, ISO 8601 UTC */
                            last_reading: string | null;
                            /** @description Its newest reading */
                            last_reading_data: {
                                /** @description Id, consecutive for each device */
                                id: number;
                                /** @description Device it came from */
                                device_id: string;
                                /**
                                 * @description When it was measured, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                timestamp: string;
                                /** @description Acceleration along x, m/s² */
                                accel_x: number;
                                /** @description Acceleration along y, m/s² */
                                accel_y: number;
                                /** @description Acceleration along z, m/s² */
                                accel_z: number;
                                /** @description Angular velocity about x, rad/s */
                                gyro_x: number;
                                /** @description Angular velocity about y, rad/s */
                                gyro_y: number;
                                /** @description Angular velocity about z, rad/s */
                                gyro_z: number;
                                /** @description Magnetic field along x, µT; null without magnetometer */
                                mag_x: number | null;
                                /** @description Magnetic field along y, µT; null without magnetometer */
                                mag_y: number | null;
                                /** @description Magnetic field along z, µT; null without magnetometer */
                                mag_z: number | null;
                                /** @description Whether mag_x, mag_y, mag_z are measurements */
                                magnetometer_available: boolean;
                                /** @description Temperature of the sensor, °C */
                                temperature: number | null;
                                /** @description What the device took the motion for */
                                exercise_type: string | null;
                                /** @description Session it belongs to */
                                session_id: number | null;
                            } | null;
                            ml_buffer_status: {
                                /**
                                 * @description Name of the device, often its MAC address
                                 * @example AA:BB:CC:DD:EE:FF
                                 */
                                device_id: string;
                                /** @description Readings of the current window */
                                buffer_size: number;
                                /** @description Readings the live path keeps of a device */
                                max_buffer_size: number;
                                /** @description Whether a whole window without a gap is there */
                                ready_for_prediction: boolean;
                                /** @description Readings of a whole window at the nominal rate */
                                required_samples: number;
                                /** @description Time of the newest reading, ISO 8601 UTC */
                                latest_timestamp: string | null;
                            };
                            /** @description Whether a whole window is there */
                            ready_for_prediction: boolean;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sensor-data/devices/{device_id}/exercise-stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a device trained */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description The live answer of the last minute, else resting */
                            current_exercise: string;
                            /** @description Readings stored */
                            total_readings: number;
                            /** @description Readings per exercise as the device itself named it; unlabeled: those without */
                            exercise_samples: {
                                [key: string]: number;
                            };
                            /** @description Readings of the last hour */
                            recent_readings_1h: number;
                            /** @description Time of its newest reading, ISO 8601 UTC */
                            last_updated: string | null;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Store a batch of one device in columns; the same boot and seq are stored once and answered alike */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description A batch of readings of one device, one array an axis */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "device_id": "AA:BB:CC:DD:EE:FF",
                     *       "boot": 7,
                     *       "seq": 0,
                     *       "times": [
                     *         1767225600000,
                     *         1767225600020
                     *       ],
                     *       "ax": [
                     *         0.12,
                     *         0.13
                     *       ],
                     *       "ay": [
                     *         9.79,
                     *         9.8
                     *       ],
                     *       "az": [
                     *         -0.31,
                     *         -0.3
                     *       ],
                     *       "gx": [
                     *         0.01,
                     *         0.01
                     *       ],
                     *       "gy": [
                     *         -0.02,
                     *         -0.02
                     *       ],
                     *       "gz": [
                     *         0,
                     *         0
                     *       ],
                     *       "mx": [
                     *         21.5,
                     *         21.5
                     *       ],
                     *       "my": [
                     *         -4.2,
                     *         -4.2
                     *       ],
                     *       "mz": [
                     *         43.1,
                     *         43.1
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Name of the device, often its MAC address
                         * @example AA:BB:CC:DD:EE:FF
                         */
                        device_id: string;
                        /** @description A number that is another one after each restart of the device (random, or counted) */
                        boot: number;
                        /** @description Number of the batch since the restart; the same boot and seq are stored once */
                        seq: number;
                        /** @description Session the readings belong to; absent: the open session of the device, if any */
                        session_id?: number | null;
                        /** @description When each reading was measured, Unix milliseconds, ascending, kept to the µs */
                        times: number[];
                        /** @description Acceleration along x, gravity included, m/s² */
                        ax: number[];
                        /** @description Acceleration along y, gravity included, m/s² */
                        ay: number[];
                        /** @description Acceleration along z, gravity included, m/s² */
                        az: number[];
                        /** @description Angular velocity about x, rad/s */
                        gx: number[];
                        /** @description Angular velocity about y, rad/s */
                        gy: number[];
                        /** @description Angular velocity about z, rad/s */
                        gz: number[];
                        /** @description Magnetic field along x, µT; null where absent */
                        mx?: (number | null)[];
                        /** @description Magnetic field along y, µT; null where absent */
                        my?: (number | null)[];
                        /** @description Magnetic field along z, µT; null where absent */
                        mz?: (number | null)[];
                        /** @description Temperature of the sensor, °C; null where absent */
                        temperature?: (number | null)[];
                        /** @description What the device takes the motion of the whole batch for */
                        exercise_type?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description As sent */
                            boot: number;
                            /** @description As sent */
                            seq: number;
                            /** @description Id of the first reading; the others follow without a gap */
                            first_reading_id: number;
                            /** @description Readings of this batch that are stored */
                            count: number;
                            /**
                             * @description Time of the first reading, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /**
                             * @description Time of the last reading, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            end_time: string;
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request contradicts what is stored */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sessions, newest first */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id?: string;
                    /** @description Only this exercise */
                    exercise_type?: string;
                    /** @description Only this person */
                    subject?: string;
                    /** @description Only with, or only without labels */
                    is_labeled?: boolean;
                    /** @description Only started at or after, ISO 8601 or Unix ms */
                    start_date?: string;
                    /** @description Only started at or before, ISO 8601 or Unix ms */
                    end_date?: string;
                    /** @description How many to answer at most, 1 to 200 */
                    limit: number;
                    /** @description How many to skip */
                    offset: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The items of this page */
                            items: {
                                /** @description Id */
                                id: number;
                                /**
                                 * @description Name of the device, often its MAC address
                                 * @example AA:BB:CC:DD:EE:FF
                                 */
                                device_id: string;
                                /**
                                 * @description When it started, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                start_time: string;
                                /** @description When it ended; null while it is open, ISO 8601 UTC */
                                end_time: string | null;
                                /** @description Exercise of the whole session */
                                exercise_type: string | null;
                                /** @description Whether it has labels */
                                is_labeled: boolean;
                                /** @description Notes */
                                notes: string | null;
                                /** @description Readings it holds */
                                reading_count: number;
                                /** @description Name for people */
                                session_name: string | null;
                                /** @description Who moved */
                                subject: string | null;
                            }[];
                            /** @description Items on all pages */
                            total: number;
                            /** @description Number of this page, from 1 */
                            page: number;
                            /** @description Items on this page */
                            size: number;
                            /** @description Number of pages */
                            pages: number;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Start a session: readings of the device that name no other join it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "device_id": "AA:BB:CC:DD:EE:FF",
                     *       "exercise_type": "squat",
                     *       "subject": "anna",
                     *       "session_name": "morning",
                     *       "notes": null
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Name of the device, often its MAC address
                         * @example AA:BB:CC:DD:EE:FF
                         */
                        device_id: string;
                        /** @description Exercise of the whole session */
                        exercise_type?: string | null;
                        /** @description Anything worth remembering */
                        notes?: string | null;
                        /** @description A name for people */
                        session_name?: string | null;
                        /** @description Who moved; keeps evaluation honest */
                        subject?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /**
                             * @description When it started, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /** @description When it ended; null while it is open, ISO 8601 UTC */
                            end_time: string | null;
                            /** @description Exercise of the whole session */
                            exercise_type: string | null;
                            /** @description Whether it has labels */
                            is_labeled: boolean;
                            /** @description Notes */
                            notes: string | null;
                            /** @description Readings it holds */
                            reading_count: number;
                            /** @description Name for people */
                            session_name: string | null;
                            /** @description Who moved */
                            subject: string | null;
                        };
                    };
                };
                /** @description The body is not JSON */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One session */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /**
                             * @description When it started, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /** @description When it ended; null while it is open, ISO 8601 UTC */
                            end_time: string | null;
                            /** @description Exercise of the whole session */
                            exercise_type: string | null;
                            /** @description Whether it has labels */
                            is_labeled: boolean;
                            /** @description Notes */
                            notes: string | null;
                            /** @description Readings it holds */
                            reading_count: number;
                            /** @description Name for people */
                            session_name: string | null;
                            /** @description Who moved */
                            subject: string | null;
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a session; only what is sent changes */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "notes": "felt easy",
                     *       "subject": "anna"
                     *     }
                     */
                    "application/json": {
                        /** @description Exercise of the whole session */
                        exercise_type?: string | null;
                        /** @description Anything worth remembering */
                        notes?: string | null;
                        /** @description A name for people */
                        session_name?: string | null;
                        /** @description Who moved; keeps evaluation honest */
                        subject?: string | null;
                        /** @description When it ended, ISO 8601 or Unix ms; null opens it again */
                        end_time?: (string | number) | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /**
                             * @description When it started, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /** @description When it ended; null while it is open, ISO 8601 UTC */
                            end_time: string | null;
                            /** @description Exercise of the whole session */
                            exercise_type: string | null;
                            /** @description Whether it has labels */
                            is_labeled: boolean;
                            /** @description Notes */
                            notes: string | null;
                            /** @description Readings it holds */
                            reading_count: number;
                            /** @description Name for people */
                            session_name: string | null;
                            /** @description Who moved */
                            subject: string | null;
                        };
                    };
                };
                /** @description The body is not JSON */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a session with its readings and labels */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Id of the deleted session */
                                session_id: number;
                                /** @description Readings deleted with it */
                                readings_deleted: number;
                                /** @description Labels deleted with it */
                                labels_deleted: number;
                            };
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a session */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /**
                             * @description When it started, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /** @description When it ended; null while it is open, ISO 8601 UTC */
                            end_time: string | null;
                            /** @description Exercise of the whole session */
                            exercise_type: string | null;
                            /** @description Whether it has labels */
                            is_labeled: boolean;
                            /** @description Notes */
                            notes: string | null;
                            /** @description Readings it holds */
                            reading_count: number;
                            /** @description Name for people */
                            session_name: string | null;
                            /** @description Who moved */
                            subject: string | null;
                        };
                    };
                };
                /** @description The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels of a session */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By start time */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description Session it is part of */
                            session_id: number;
                            /** @description First reading */
                            start_reading_id: number;
                            /** @description Last reading */
                            end_reading_id: number;
                            /**
                             * @description Time of the first reading, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /**
                             * @description Time of the last reading, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            end_time: string;
                            /** @description Exercise */
                            exercise_type: string;
                            /** @description Repetitions done */
                            repetitions: number | null;
                            /** @description How well it was done, 1 to 10 */
                            quality_score: number | null;
                            /** @description Who says so */
                            labeled_by: string | null;
                            /**
                             * @description When it was labelled, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            labeled_at: string;
                        }[];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Label a stretch of a session, by ids or by times */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "start_time": 1767225600000,
                     *       "end_time": 1767225630000,
                     *       "exercise_type": "squat",
                     *       "repetitions": 10,
                     *       "quality_score": 8,
                     *       "labeled_by": "coach"
                     *     }
                     */
                    "application/json": {
                        /** @description First reading of the label */
                        start_reading_id?: number;
                        /** @description Last reading of the label */
                        end_reading_id?: number;
                        /** @description Start, ISO 8601 or Unix ms, instead of start_reading_id */
                        start_time?: string | number;
                        /** @description End, ISO 8601 or Unix ms, instead of end_reading_id */
                        end_time?: string | number;
                        /** @description Exercise */
                        exercise_type: string;
                        /** @description Repetitions done */
                        repetitions?: number | null;
                        /** @description How well it was done, 1 to 10 */
                        quality_score?: number | null;
                        /** @description Who says so */
                        labeled_by?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description Session it is part of */
                            session_id: number;
                            /** @description First reading */
                            start_reading_id: number;
                            /** @description Last reading */
                            end_reading_id: number;
                            /**
                             * @description Time of the first reading, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /**
                             * @description Time of the last reading, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            end_time: string;
                            /** @description Exercise */
                            exercise_type: string;
                            /** @description Repetitions done */
                            repetitions: number | null;
                            /** @description How well it was done, 1 to 10 */
                            quality_score: number | null;
                            /** @description Who says so */
                            labeled_by: string | null;
                            /**
                             * @description When it was labelled, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            labeled_at: string;
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/labels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a label */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the label */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Id of the deleted label */
                                label_id: number;
                            };
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions with readings and labels as a file, which can be imported again without loss */
        get: {
            parameters: {
                query?: {
                    /** @description Kind of file */
                    format?: "csv" | "csv.gz" | "parquet";
                    /** @description Sessions wanted, e.g. session_id=1&session_id=2; absent: all */
                    session_id?: number[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv; charset=utf-8": unknown;
                        "application/gzip": unknown;
                        "application/vnd.apache.parquet": unknown;
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Train a model in the background */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description What to train */
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "model_name": "gym",
                     *       "model_type": "random_forest",
                     *       "hyperparameters": {
                     *         "trees": 100
                     *       },
                     *       "seed": 0
                     *     }
                     */
                    "application/json": {
                        /**
                         * @description Name of the model; versions are counted per name
                         * @default default_classifier
                         */
                        model_name?: string;
                        /**
                         * @description Family of classifiers, see GET /api/v1/ml/model-types
                         * @default random_forest
                         */
                        model_type?: string;
                        /** @description Features: as_worn also tells by how the sensor sits, any_orientation only by what stays the same when it is turned round, full by all there is; absent: what the family does best with */
                        profile?: "as_worn" | "any_orientation" | "full";
                        /**
                         * @description Learn from copies of every recording too that are turned by up to so many degrees: for a sensor that sits a little differently each time; 0: none
                         * @default 0
                         */
                        augment_degrees?: number;
                        /** @description Which labelled readings to train on; absent: all */
                        training_data_filter?: {
                            /** @description Only these sessions */
                            session_ids?: number[];
                            /** @description Only these devices */
                            device_ids?: string[];
                            /** @description Only these people */
                            subjects?: string[];
                            /** @description Only these exercises */
                            exercise_types?: string[];
                            /** @description Only sessions started at or after, ISO 8601 or Unix ms */
                            start_date?: string;
                            /** @description Only sessions started at or before, ISO 8601 or Unix ms */
                            end_date?: string;
                        } | null;
                        /** @description Settings of the family by name, see GET /api/v1/ml/model-types; absent ones keep their defaults */
                        hyperparameters?: {
                            [key: string]: unknown;
                        } | null;
                        /** @description Only readings of this device */
                        device_id?: string | null;
                        /** @description What evaluation keeps together: subject, session or session:REGEX; absent: subject where there are two, else session */
                        group?: string;
                        /**
                         * @description Same data and seed give the same model
                         * @default 0
                         */
                        seed?: number;
                        /**
                         * @description Whether the model answers unknown when the motion fits no exercise it knows; false: always an exercise
                         * @default true
                         */
                        unknown?: boolean;
                        /**
                         * @description Whether the new model takes over at once
                         * @default true
                         */
                        activate?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Name the model will have */
                                model_name: string;
                                /**
                                 * @description Always training_started; the job tells the rest
                                 * @enum {string}
                                 */
                                status: "training_started";
                                /** @description Job to watch */
                                job_id: number;
                            };
                        };
                    };
                };
                /** @description The body is not JSON */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs, newest first */
        get: {
            parameters: {
                query: {
                    /** @description Where the job stands */
                    state?: "queued" | "running" | "completed" | "failed" | "cancelled";
                    /** @description How many to answer at most, 1 to 200 */
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Newest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description What kind of work */
                            kind: string;
                            /** @description Where the job stands */
                            state: "queued" | "running" | "completed" | "failed" | "cancelled";
                            /** @description What was asked for */
                            request: unknown;
                            /** @description What it does now: loading, features, evaluation, training, saving */
                            stage: string | null;
                            /** @description How much is done, 0 to 100 */
                            percent: number;
                            /** @description Estimate of the time it still takes, s */
                            remaining_seconds: number | null;
                            /** @description Why it failed or was cancelled */
                            reason: string | null;
                            /** @description What came of it: model_id, model_name, version */
                            result: unknown;
                            /** @description How often it was begun */
                            attempts: number;
                            /**
                             * @description When it was queued, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            created_at: string;
                            /** @description When it was begun, ISO 8601 UTC */
                            started_at: string | null;
                            /** @description When it ended, ISO 8601 UTC */
                            finished_at: string | null;
                        }[];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description What kind of work */
                            kind: string;
                            /** @description Where the job stands */
                            state: "queued" | "running" | "completed" | "failed" | "cancelled";
                            /** @description What was asked for */
                            request: unknown;
                            /** @description What it does now: loading, features, evaluation, training, saving */
                            stage: string | null;
                            /** @description How much is done, 0 to 100 */
                            percent: number;
                            /** @description Estimate of the time it still takes, s */
                            remaining_seconds: number | null;
                            /** @description Why it failed or was cancelled */
                            reason: string | null;
                            /** @description What came of it: model_id, model_name, version */
                            result: unknown;
                            /** @description How often it was begun */
                            attempts: number;
                            /**
                             * @description When it was queued, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            created_at: string;
                            /** @description When it was begun, ISO 8601 UTC */
                            started_at: string | null;
                            /** @description When it ended, ISO 8601 UTC */
                            finished_at: string | null;
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Id */
                                id: number;
                                /** @description What kind of work */
                                kind: string;
                                /** @description Where the job stands */
                                state: "queued" | "running" | "completed" | "failed" | "cancelled";
                                /** @description What was asked for */
                                request: unknown;
                                /** @description What it does now: loading, features, evaluation, training, saving */
                                stage: string | null;
                                /** @description How much is done, 0 to 100 */
                                percent: number;
                                /** @description Estimate of the time it still takes, s */
                                remaining_seconds: number | null;
                                /** @description Why it failed or was cancelled */
                                reason: string | null;
                                /** @description What came of it: model_id, model_name, version */
                                result: unknown;
                                /** @description How often it was begun */
                                attempts: number;
                                /**
                                 * @description When it was queued, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                created_at: string;
                                /** @description When it was begun, ISO 8601 UTC */
                                started_at: string | null;
                                /** @description When it ended, ISO 8601 UTC */
                                finished_at: string | null;
                            };
                        };
                    };
                };
                /** @description The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Progress of a job as server-sent events; each is a job, the last one its end */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the job */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events of type job; their data is a job as JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only models of this name */
                    model_name?: string;
                    /** @description Only the active one */
                    active_only?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Newest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description Name */
                            model_name: string;
                            /** @description Version among the models of that name */
                            version: string;
                            /** @description Family of classifiers */
                            model_type: string;
                            /** @description Whether it answers now */
                            is_active: boolean;
                            /** @description Always null: accuracy on the training data says nothing about new people */
                            training_accuracy: number | null;
                            /** @description Accuracy on groups never seen in training, 0 to 1; null when there was only one group */
                            validation_accuracy: number | null;
                            /** @description Windows it was trained on */
                            training_samples: number | null;
                            /**
                             * @description When it was trained, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            created_at: string;
                            /** @description When it last answered, ISO 8601 UTC */
                            last_prediction_at: string | null;
                            /** @description Exercises it tells apart */
                            classes: string[];
                            /** @description What evaluation kept together */
                            grouping: string | null;
                            /** @description Settings it was trained with */
                            hyperparameters: unknown;
                            /** @description SHA-256 of its training data */
                            fingerprint: string;
                            /** @description Training report: evaluation on unseen groups with confusion matrix, interval and calibration (expected calibration error, reliability table), limit of unknown, windows per class, feature importance, seed, duration in ms */
                            metrics: unknown;
                        }[];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the model */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description Name */
                            model_name: string;
                            /** @description Version among the models of that name */
                            version: string;
                            /** @description Family of classifiers */
                            model_type: string;
                            /** @description Whether it answers now */
                            is_active: boolean;
                            /** @description Always null: accuracy on the training data says nothing about new people */
                            training_accuracy: number | null;
                            /** @description Accuracy on groups never seen in training, 0 to 1; null when there was only one group */
                            validation_accuracy: number | null;
                            /** @description Windows it was trained on */
                            training_samples: number | null;
                            /**
                             * @description When it was trained, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            created_at: string;
                            /** @description When it last answered, ISO 8601 UTC */
                            last_prediction_at: string | null;
                            /** @description Exercises it tells apart */
                            classes: string[];
                            /** @description What evaluation kept together */
                            grouping: string | null;
                            /** @description Settings it was trained with */
                            hyperparameters: unknown;
                            /** @description SHA-256 of its training data */
                            fingerprint: string;
                            /** @description Training report: evaluation on unseen groups with confusion matrix, interval and calibration (expected calibration error, reliability table), limit of unknown, windows per class, feature importance, seed, duration in ms */
                            metrics: unknown;
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Delete a model with its predictions; not the active one */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the model */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Id of the deleted model */
                                model_id: number;
                                /** @description Predictions deleted with it */
                                predictions_deleted: number;
                            };
                        };
                    };
                };
                /** @description The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/models/{id}/artifact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The artifact of a model, as a file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the model */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Bytes of the artifact */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/models/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let this model answer from now on */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the model */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Id */
                                id: number;
                                /** @description Name */
                                model_name: string;
                                /** @description Version among the models of that name */
                                version: string;
                                /** @description Family of classifiers */
                                model_type: string;
                                /** @description Whether it answers now */
                                is_active: boolean;
                                /** @description Always null: accuracy on the training data says nothing about new people */
                                training_accuracy: number | null;
                                /** @description Accuracy on groups never seen in training, 0 to 1; null when there was only one group */
                                validation_accuracy: number | null;
                                /** @description Windows it was trained on */
                                training_samples: number | null;
                                /**
                                 * @description When it was trained, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                created_at: string;
                                /** @description When it last answered, ISO 8601 UTC */
                                last_prediction_at: string | null;
                                /** @description Exercises it tells apart */
                                classes: string[];
                                /** @description What evaluation kept together */
                                grouping: string | null;
                                /** @description Settings it was trained with */
                                hyperparameters: unknown;
                                /** @description SHA-256 of its training data */
                                fingerprint: string;
                                /** @description Training report: evaluation on unseen groups with confusion matrix, interval and calibration (expected calibration error, reliability table), limit of unknown, windows per class, feature importance, seed, duration in ms */
                                metrics: unknown;
                            };
                        };
                    };
                };
                /** @description The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/model-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Families of classifiers and their settings */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Families of classifiers */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Name of the family */
                            model_type: string;
                            /** @description Its settings */
                            hyperparameters: {
                                /** @description Name of the setting */
                                name: string;
                                /** @description What it does */
                                description: string;
                                /** @description Value when it is not given */
                                default: number;
                                /** @description Smallest value */
                                min: number;
                                /** @description Largest value */
                                max: number;
                                /** @description Whether it is a whole number */
                                integer: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Classify the newest window of the given readings */
        post: {
            parameters: {
                query?: {
                    /** @description Whether to store the answer */
                    save_prediction?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "sensor_data": [
                     *         {
                     *           "device_id": "AA:BB:CC:DD:EE:FF",
                     *           "timestamp": 1767225600000,
                     *           "accelerometer": {
                     *             "x": 0.12,
                     *             "y": 9.79,
                     *             "z": -0.31
                     *           },
                     *           "gyroscope": {
                     *             "x": 0.01,
                     *             "y": -0.02,
                     *             "z": 0
                     *           },
                     *           "magnetometer": {
                     *             "x": 21.5,
                     *             "y": -4.2,
                     *             "z": 43.1
                     *           },
                     *           "magnetometer_available": true,
                     *           "temperature": 24.5,
                     *           "exercise_type": "squat"
                     *         }
                     *       ],
                     *       "model_version": null
                     *     }
                     */
                    "application/json": {
                        /** @description Readings of one device; the newest window is classified */
                        sensor_data: {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description When it was measured, Unix milliseconds, fractions kept to the µs; absent: when it arrives */
                            timestamp?: number | null;
                            /** @description Acceleration, gravity included in the sensor's frame, m/s² */
                            accelerometer: {
                                /** @description Acceleration, gravity included along x, m/s² */
                                x: number;
                                /** @description Acceleration, gravity included along y, m/s² */
                                y: number;
                                /** @description Acceleration, gravity included along z, m/s² */
                                z: number;
                            };
                            /** @description Angular velocity in the sensor's frame, rad/s */
                            gyroscope: {
                                /** @description Angular velocity along x, rad/s */
                                x: number;
                                /** @description Angular velocity along y, rad/s */
                                y: number;
                                /** @description Angular velocity along z, rad/s */
                                z: number;
                            };
                            /** @description Magnetic field, µT; kept only if magnetometer_available is true */
                            magnetometer?: {
                                /** @description Magnetic field along x, µT */
                                x: number;
                                /** @description Magnetic field along y, µT */
                                y: number;
                                /** @description Magnetic field along z, µT */
                                z: number;
                            } | null;
                            /**
                             * @description Whether magnetometer is a measurement
                             * @default false
                             */
                            magnetometer_available?: boolean;
                            /** @description Temperature of the sensor, °C */
                            temperature?: number | null;
                            /** @description What the device itself takes the motion for; readings that carry one can be trained on */
                            exercise_type?: string | null;
                        }[];
                        /** @description Version, id or name of the model to ask; absent: the active one */
                        model_version?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Most probable exercise; unknown when the motion fits none the model knows */
                            predicted_exercise: string;
                            /** @description Calibrated probability of the most probable exercise, 0 to 1, also when the answer is unknown */
                            confidence_score: number;
                            /** @description Probability of every exercise, together 1 */
                            prediction_probabilities: {
                                [key: string]: number;
                            };
                            /** @description Version of the model that answered */
                            model_version: string;
                            /** @description Time it took, ms */
                            processing_time_ms: number;
                            /** @description Values of the features behind the answer; null unless asked for */
                            features_used: {
                                [key: string]: number;
                            } | null;
                            /** @description Start of the window, ISO 8601 UTC */
                            window_start: string;
                            /** @description End of the window, ISO 8601 UTC */
                            window_end: string;
                            /** @description Most probable exercise of this window alone, before smoothing */
                            raw_exercise: string;
                            /** @description Its probability, 0 to 1 */
                            raw_confidence: number;
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not ready to answer yet */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/predict/realtime/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a device does now */
        get: {
            parameters: {
                query?: {
                    /** @description Whether to answer the feature values too */
                    include_features?: boolean;
                    /** @description Live predictions are stored by themselves; kept for old clients */
                    save_prediction?: boolean;
                };
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Most probable exercise; unknown when the motion fits none the model knows */
                            predicted_exercise: string;
                            /** @description Calibrated probability of the most probable exercise, 0 to 1, also when the answer is unknown */
                            confidence_score: number;
                            /** @description Probability of every exercise, together 1 */
                            prediction_probabilities: {
                                [key: string]: number;
                            };
                            /** @description Version of the model that answered */
                            model_version: string;
                            /** @description Time it took, ms */
                            processing_time_ms: number;
                            /** @description Values of the features behind the answer; null unless asked for */
                            features_used: {
                                [key: string]: number;
                            } | null;
                            /** @description Start of the window, ISO 8601 UTC */
                            window_start: string;
                            /** @description End of the window, ISO 8601 UTC */
                            window_end: string;
                            /** @description Most probable exercise of this window alone, before smoothing */
                            raw_exercise: string;
                            /** @description Its probability, 0 to 1 */
                            raw_confidence: number;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not ready to answer yet */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/buffer/{device_id}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget the live window of a device */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /**
                                 * @description Name of the device, often its MAC address
                                 * @example AA:BB:CC:DD:EE:FF
                                 */
                                device_id: string;
                            };
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/buffer/{device_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How full the live window of a device is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Name of the device, often its MAC address
                             * @example AA:BB:CC:DD:EE:FF
                             */
                            device_id: string;
                            /** @description Readings of the current window */
                            buffer_size: number;
                            /** @description Readings the live path keeps of a device */
                            max_buffer_size: number;
                            /** @description Whether a whole window without a gap is there */
                            ready_for_prediction: boolean;
                            /** @description Readings of a whole window at the nominal rate */
                            required_samples: number;
                            /** @description Time of the newest reading, ISO 8601 UTC */
                            latest_timestamp: string | null;
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stored predictions, newest first */
        get: {
            parameters: {
                query: {
                    /**
                     * @description Name of the device, often its MAC address
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id?: string;
                    /** @description Only of this session */
                    session_id?: number;
                    /** @description Only by this model */
                    model_id?: number;
                    /** @description Only windows that ended at or after, ISO 8601 or Unix ms */
                    start_time?: string;
                    /** @description Only windows that ended at or before, ISO 8601 or Unix ms */
                    end_time?: string;
                    /** @description How many to answer at most, 1 to 10000 */
                    limit: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Newest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Id */
                            id: number;
                            /** @description Device whose motion it was */
                            device_id: string | null;
                            /** @description Session the readings belong to */
                            session_id: number | null;
                            /** @description Model that answered */
                            model_id: number;
                            /**
                             * @description Start of the window, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            start_time: string;
                            /**
                             * @description End of the window, ISO 8601 UTC
                             * @example 2026-01-01T00:00:00.000Z
                             */
                            end_time: string;
                            /** @description Most probable exercise, smoothed over successive windows; unknown when the motion fits none the model knows */
                            predicted_exercise: string;
                            /** @description Probability of the most probable exercise, 0 to 1, also when the answer is unknown */
                            confidence_score: number;
                            /** @description Probability of every exercise, together 1 */
                            prediction_probabilities: {
                                [key: string]: number;
                            };
                            /** @description Most probable exercise of this window alone, before smoothing */
                            raw_exercise: string;
                            /** @description Its probability, 0 to 1 */
                            raw_confidence: number;
                            /** @description Time it took, ms */
                            processing_time_ms: number;
                        }[];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Model and live path at a glance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The model that answers; null when there is none */
                            active_model: {
                                /** @description Name */
                                name: string;
                                /** @description Version */
                                version: string;
                                /** @description Accuracy on groups never seen in training, 0 to 1 */
                                accuracy: number | null;
                                /**
                                 * @description When it was trained, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                created_at: string;
                            } | null;
                            /** @description The live path */
                            inference_engine: {
                                /** @description Windows answered since the start */
                                total_predictions: number;
                                /** @description Time that took, ms */
                                total_inference_time_ms: number;
                                /** @description Mean time of a window, ms */
                                average_inference_time_ms: number;
                                /** @description Whether a model is there */
                                model_loaded: boolean;
                                /** @description Version of the model that answers */
                                model_version: string | null;
                                /** @description Devices on the live path */
                                active_devices: number;
                                /** @description Windows lost since the start because the machine was too slow */
                                lost_windows: number;
                            };
                            /** @description Live windows by device */
                            device_buffers: {
                                [key: string]: {
                                    /**
                                     * @description Name of the device, often its MAC address
                                     * @example AA:BB:CC:DD:EE:FF
                                     */
                                    device_id: string;
                                    /** @description Readings of the current window */
                                    buffer_size: number;
                                    /** @description Readings the live path keeps of a device */
                                    max_buffer_size: number;
                                    /** @description Whether a whole window without a gap is there */
                                    ready_for_prediction: boolean;
                                    /** @description Readings of a whole window at the nominal rate */
                                    required_samples: number;
                                    /** @description Time of the newest reading, ISO 8601 UTC */
                                    latest_timestamp: string | null;
                                };
                            };
                            /** @description Stored predictions */
                            total_predictions_in_db: number;
                            /** @description Whether live answers can be had */
                            system_ready: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ml/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every feature with its unit and meaning */
        get: {
            parameters: {
                query?: {
                    /** @description Whether the device has a magnetometer */
                    magnetometer?: boolean;
                    /** @description Features: as_worn also tells by how the sensor sits, any_orientation only by what stays the same when it is turned round, full by all there is; absent: what the family does best with */
                    profile?: "as_worn" | "any_orientation" | "full";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Changes when a feature changes */
                            catalogue_version: number;
                            /** @description Number of features */
                            count: number;
                            /** @description In the order of a feature vector */
                            features: {
                                /** @description Stable name */
                                name: string;
                                /** @description Unit of the value */
                                unit: string;
                                /** @description Family it belongs to */
                                family: string;
                                /** @description Channel it is computed from */
                                channel: string;
                                /** @description What it means */
                                description: string;
                                /** @description Whether it exists only with a magnetometer */
                                needs_magnetometer: boolean;
                            }[];
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one session holds */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id of the session */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Session */
                            session_id: number;
                            /** @description Readings it holds */
                            readings: number;
                            /** @description From its first to its last reading, s */
                            duration_seconds: number;
                            /** @description True rate: median between gaps, Hz */
                            rate_hz: number;
                            /** @description Pauses too long for a window to span */
                            gaps: {
                                /**
                                 * @description Last reading before the gap, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                start_time: string;
                                /**
                                 * @description First reading after it, ISO 8601 UTC
                                 * @example 2026-01-01T00:00:00.000Z
                                 */
                                end_time: string;
                                /** @description Length, s */
                                seconds: number;
                            }[];
                            /** @description Mean deviation of the acceleration from gravity, m/s² */
                            intensity: number;
                            /** @description What was done */
                            exercises: {
                                /** @description Exercise */
                                exercise_type: string;
                                /** @description Time labelled with it, min */
                                minutes: number;
                                /** @description Training windows in it */
                                windows: number;
                                /** @description Labels of it */
                                sets: number;
                                /** @description Repetitions as labelled */
                                repetitions: number;
                                /** @description Mean deviation of the acceleration from gravity, m/s² */
                                intensity: number;
                            }[];
                        };
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labelled training by person, exercise and week */
        get: {
            parameters: {
                query?: {
                    /** @description Only labels starting at or after, ISO 8601 or Unix ms */
                    start_date?: string;
                    /** @description Only labels starting at or before, ISO 8601 or Unix ms */
                    end_date?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Over everything */
                            totals: {
                                /** @description Sessions */
                                sessions: number;
                                /** @description Labelled sets */
                                sets: number;
                                /** @description Labelled time, min */
                                minutes: number;
                                /** @description Repetitions as labelled */
                                repetitions: number;
                            };
                            /** @description By person */
                            by_subject: {
                                /** @description Person; empty when unknown */
                                subject: string;
                                /** @description Sessions */
                                sessions: number;
                                /** @description Labelled sets */
                                sets: number;
                                /** @description Labelled time, min */
                                minutes: number;
                                /** @description Repetitions as labelled */
                                repetitions: number;
                            }[];
                            /** @description By exercise */
                            by_exercise: {
                                /** @description Exercise */
                                exercise_type: string;
                                /** @description Sessions */
                                sessions: number;
                                /** @description Labelled sets */
                                sets: number;
                                /** @description Labelled time, min */
                                minutes: number;
                                /** @description Repetitions as labelled */
                                repetitions: number;
                            }[];
                            /** @description By week */
                            by_week: {
                                /** @description Monday of the week, YYYY-MM-DD, UTC */
                                week: string;
                                /** @description Sessions */
                                sessions: number;
                                /** @description Labelled sets */
                                sets: number;
                                /** @description Labelled time, min */
                                minutes: number;
                                /** @description Repetitions as labelled */
                                repetitions: number;
                            }[];
                        };
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import sessions from a file, all of them or none */
        post: {
            parameters: {
                query?: {
                    /**
                     * @description Device of sessions that name none
                     * @example AA:BB:CC:DD:EE:FF
                     */
                    device_id?: string;
                    /** @description When the first session whose times count from 0 began; absent: so that the last has just ended, ISO 8601 or Unix ms */
                    start_time?: string;
                    /** @description What to do with sessions that are here already, known by device, subject, name and number of readings */
                    duplicate?: "refuse" | "allow";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description CSV, gzipped CSV or Parquet with one row a reading: t_ms (ms) ax ay az (m/s²) gx gy gz (rad/s), and, as far as known, mx my mz (µT), subject, session, label, device_id, temperature (°C), exercise_type, label_id, repetitions, quality_score, labeled_by */
            requestBody: {
                content: {
                    /**
                     * @example subject,session,label,t_ms,ax,ay,az,gx,gy,gz
                     *     anna,morning,squat,1767225600000,0.12,9.79,-0.31,0.01,-0.02,0
                     *     anna,morning,squat,1767225600020,0.13,9.8,-0.3,0.01,-0.02,0
                     */
                    "text/csv": unknown;
                    /**
                     * @example subject,session,label,t_ms,ax,ay,az,gx,gy,gz
                     *     anna,morning,squat,1767225600000,0.12,9.79,-0.31,0.01,-0.02,0
                     *     anna,morning,squat,1767225600020,0.13,9.8,-0.3,0.01,-0.02,0
                     */
                    "application/gzip": unknown;
                    /**
                     * @example subject,session,label,t_ms,ax,ay,az,gx,gy,gz
                     *     anna,morning,squat,1767225600000,0.12,9.79,-0.31,0.01,-0.02,0
                     *     anna,morning,squat,1767225600020,0.13,9.8,-0.3,0.01,-0.02,0
                     */
                    "application/x-gzip": unknown;
                    /**
                     * @example subject,session,label,t_ms,ax,ay,az,gx,gy,gz
                     *     anna,morning,squat,1767225600000,0.12,9.79,-0.31,0.01,-0.02,0
                     *     anna,morning,squat,1767225600020,0.13,9.8,-0.3,0.01,-0.02,0
                     */
                    "application/vnd.apache.parquet": unknown;
                    /**
                     * @example subject,session,label,t_ms,ax,ay,az,gx,gy,gz
                     *     anna,morning,squat,1767225600000,0.12,9.79,-0.31,0.01,-0.02,0
                     *     anna,morning,squat,1767225600020,0.13,9.8,-0.3,0.01,-0.02,0
                     */
                    "application/octet-stream": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Always true in a 200 answer */
                            success: boolean;
                            /** @description What was done, for a person */
                            message: string;
                            data: {
                                /** @description Sessions imported */
                                sessions: number;
                                /** @description Their ids */
                                session_ids: number[];
                                /** @description Readings imported */
                                readings: number;
                                /** @description Labels imported */
                                labels: number;
                                /** @description People in the file */
                                subjects: string[];
                            };
                        };
                    };
                };
                /** @description The body is not JSON, or: The request cannot be carried out */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request contradicts what is stored */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is of a type that is not read here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The request does not fit the schema */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Not ready to answer yet */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Problem document, RFC 9457 */
        Problem: {
            /** @description Stable name of the problem */
            type: string;
            /** @description What kind of problem it is */
            title: string;
            /** @description HTTP status */
            status: number;
            /** @description What is wrong with this request */
            detail: string;
            /** @description Fields that do not fit */
            errors: {
                /** @description Where, e.g. body.accelerometer.x */
                field: string;
                /** @description What is expected there */
                expected: string;
                /** @description What came */
                got: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
