"""Sources beside a diary, such as a watch or a weather station: what they tell of each day."""

from hdiary.read.beside.join import join
from hdiary.read.beside.joined import Joined

__all__ = ["Joined", "join"]
