using System.Runtime.CompilerServices;
using ReactorGen.Tasks;

namespace ReactorGen.Executors;

/// <summary>
/// The suspended and runnable tasks of an executor. Each has a number, its place, for as long as it is in the set: what the run queues hold, since
/// to store a number the collector need not be told. One thread.
/// </summary>
internal struct TaskSet()
{
    // A struct element: storing into it needs no check of the array's type.
    private struct Place
    {
        internal TaskCell? Cell;
        internal int NextFree;
    }

    private Place[] _places = new Place[16];
    private int _firstFree = -1;

    internal int Count { get; private set; }

    /// <summary>Places are below this, taken or free.</summary>
    internal int End { get; private set; }

    /// <summary>The task at a place, if there is one.</summary>
    internal readonly TaskCell? this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _places[place].Cell;
    }

    internal void Add(TaskCell cell)
    {
        int place = _firstFree;
        if (place >= 0) _firstFree = _places[place].NextFree;
        else place = TakeLast();
        Count++;
        cell.Place = place;
        _places[place].Cell = cell;
    }

    internal void Remove(TaskCell cell)
    {
        int place = cell.Place;
        if (place < 0) return;
        cell.Place = -1;
        Count--;
        _places[place] = new Place { NextFree = _firstFree };
        _firstFree = place;
    }

    private int TakeLast()
    {
        if (End == _places.Length) Array.Resize(ref _places, End * 2);
        return End++;
    }
}
