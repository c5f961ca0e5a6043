"""The same single-reading contract as a FastAPI + SQLAlchemy + SQLite service, a commit a request."""

import sys
from datetime import datetime
from typing import Optional

import uvicorn
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import Column, DateTime, Float, Integer, String, create_engine, event
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_engine(f"sqlite:///{sys.argv[1]}", connect_args={"check_same_thread": False})


@event.listens_for(engine, "connect")
def set_pragmas(connection, _):
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")


Base = declarative_base()
LocalSession = sessionmaker(bind=engine)


class StoredReading(Base):
    __tablename__ = "sensor_readings"
    id = Column(Integer, primary_key=True)
    device_id = Column(String, index=True)
    timestamp = Column(DateTime, index=True)
    accel_x, accel_y, accel_z = Column(Float), Column(Float), Column(Float)
    gyro_x, gyro_y, gyro_z = Column(Float), Column(Float), Column(Float)
    mag_x, mag_y, mag_z = Column(Float), Column(Float), Column(Float)


Base.metadata.create_all(engine)


class Vector(BaseModel):
    x: float
    y: float
    z: float


class Reading(BaseModel):
    device_id: str
    timestamp: Optional[float] = None
    accelerometer: Vector
    gyroscope: Vector
    magnetometer: Optional[Vector] = None
    magnetometer_available: bool = False


app = FastAPI()


def session():
    db = LocalSession()
    try:
        yield db
    finally:
        db.close()


@app.post("/api/v1/sensor-data/")
def create(reading: Reading, db=Depends(session)):
    a, g, m = reading.accelerometer, reading.gyroscope, reading.magnetometer
    stored = StoredReading(
        device_id=reading.device_id,
        timestamp=datetime.utcnow(),
        accel_x=a.x, accel_y=a.y, accel_z=a.z,
        gyro_x=g.x, gyro_y=g.y, gyro_z=g.z,
        mag_x=m and m.x, mag_y=m and m.y, mag_z=m and m.z,
    )
    db.add(stored)
    db.commit()
    db.refresh(stored)
    return {"success": True, "message": "stored", "data": {"id": stored.id, "timestamp": stored.timestamp}}


@app.on_event("startup")
def tell():
    print(f"listens on http://127.0.0.1:{sys.argv[2]}", flush=True)


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
