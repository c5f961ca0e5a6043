export interface Device {
  readonly deviceId: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly notes: string | null;
  /** ms; null when it sends without ever having been registered. */
  readonly registeredAt: number | null;
  readonly readingCount: number;
  /** ms by arrival's reading time; null when it never sent. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
}

export interface DeviceStore {
  /** False when it is already registered. */
  register(device: {
    deviceId: string;
    name: string | null;
    type: string | null;
    notes: string | null;
    registeredAt: number;
  }): Promise<boolean>;
  get(deviceId: string): Promise<Device | null>;
  /** By id. */
  list(): Promise<Device[]>;
}
