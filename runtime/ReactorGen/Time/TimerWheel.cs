// Six levels of 64 slots each, one slot of level n covering 64^n milliseconds, as in Tokio (tokio/src/runtime/time/wheel) and, before
// it, in Varghese and Lauck's hierarchical timing wheels. One thread: the loop's.
//
// 1. A node stands in the slot of Filed, which is never after its deadline; Deadline may have been moved later by a plain store, and the
//    node is then filed again when its slot comes up.
// 2. Elapsed is the last millisecond processed. Every filed node has Filed > Elapsed.
// 3. A node that fires is free at once. A handle names a node and its version, so cancelling what has fired, or was fired and filed
//    for another, does nothing: a leaf that is gone cannot leak a node or take another's.
// 4. Firing wakes, and a wake never runs a task: no node changes while a slot is walked.
// 5. SharedTimers is the same wheel for many threads.
using System.Numerics;
using ReactorGen.Machines;

namespace ReactorGen.Time;

/// <summary>One armed timer; the default value is none.</summary>
internal readonly record struct TimerHandle(int Index, int Version)
{
    internal bool IsNone => Version == 0;
}

/// <summary>The timers of one loop. Nodes are structs in one growing array, so none is ever allocated in a steady state.</summary>
internal class TimerWheel
{
    private const int Levels = 6, SlotBits = 6, Slots = 1 << SlotBits, None = -1;

    /// <summary>The furthest a node is filed ahead, about two years; a later deadline is filed again when that has passed.</summary>
    internal const long Span = 1L << (Levels * SlotBits);

    private struct Node
    {
        internal Waker Waker;
        internal long Deadline;
        internal long Filed;
        internal int Next;
        internal int Previous;   // None for the first of a slot
        internal int Slot;       // level * 64 + slot; None while free
        internal int Version;
    }

    private Node[] _nodes = [];
    private readonly int[] _heads = new int[Levels * Slots];
    private readonly ulong[] _occupied = new ulong[Levels];
    private int _free = None;
    private long _elapsed;

    internal TimerWheel(long now)
    {
        _elapsed = now;
        Array.Fill(_heads, None);
    }

    /// <summary>How many timers are armed.</summary>
    internal int Count { get; private set; }

    /// <summary>Arms a timer that wakes <paramref name="waker"/> once, at <paramref name="deadline"/> (loop milliseconds) or at the next turn if that has passed.</summary>
    internal virtual TimerHandle Arm(Waker waker, long deadline)
    {
        if (_free == None) Grow();
        int index = _free;
        ref Node node = ref _nodes[index];
        _free = node.Next;
        node.Waker = waker;
        node.Deadline = deadline;
        File(index, ref node);
        Count++;
        return new TimerHandle(index, node.Version);
    }

    /// <summary>Whether the timer has neither fired nor been disarmed.</summary>
    internal virtual bool IsArmed(TimerHandle timer) => !timer.IsNone && _nodes[timer.Index].Version == timer.Version && _nodes[timer.Index].Slot != None;

    /// <summary>Disarms a timer; nothing happens if it has fired.</summary>
    internal virtual void Disarm(TimerHandle timer)
    {
        if (timer.IsNone) return;
        ref Node node = ref _nodes[timer.Index];
        if (node.Version != timer.Version || node.Slot == None) return;
        Unlink(ref node);
        Release(timer.Index, ref node);
    }

    /// <summary>Moves a timer's deadline; a later one is a plain store.</summary>
    /// <returns>False if it has fired: arm a new one.</returns>
    internal virtual bool TryMove(TimerHandle timer, long deadline)
    {
        if (timer.IsNone) return false;
        ref Node node = ref _nodes[timer.Index];
        if (node.Version != timer.Version || node.Slot == None) return false;
        node.Deadline = deadline;
        if (deadline >= node.Filed) return true;
        Unlink(ref node);
        File(timer.Index, ref node);
        return true;
    }

    /// <summary>When the wheel has to be looked at next, in loop milliseconds; never later than the earliest deadline.</summary>
    internal virtual long NextTurn()
    {
        for (int level = 0; level < Levels; level++)
        {
            if (_occupied[level] != 0) return SlotStart(level, FirstSlot(level));
        }
        return LoopClock.Never;
    }

    /// <summary>Fires what is due at <paramref name="now"/>.</summary>
    /// <returns>How many fired.</returns>
    internal virtual int Advance(long now)
    {
        int fired = 0;
        while (Count > 0)
        {
            int level = 0;
            while (_occupied[level] == 0) level++;
            int slot = FirstSlot(level);
            long start = SlotStart(level, slot);
            if (start > now) break;
            _elapsed = start;
            fired += Process(level * Slots + slot);
        }
        if (now > _elapsed) _elapsed = now;
        return fired;
    }

    private int Process(int slot)
    {
        int fired = 0;
        int index = _heads[slot];
        _heads[slot] = None;
        _occupied[slot >> SlotBits] &= ~(1UL << (slot & (Slots - 1)));
        while (index != None)
        {
            ref Node node = ref _nodes[index];
            int next = node.Next;
            if (node.Deadline <= _elapsed)
            {
                Waker waker = node.Waker;
                Release(index, ref node);
                Fire(waker);
                fired++;
            }
            else
            {
                File(index, ref node);
            }
            index = next;
        }
        return fired;
    }

    /// <summary>Wakes what a timer was armed for.</summary>
    private protected virtual void Fire(Waker waker) => waker.Wake();

    private void File(int index, ref Node node)
    {
        long when = Math.Clamp(node.Deadline, _elapsed + 1, _elapsed + Span - 1);
        node.Filed = when;
        // The level is that of the highest digit (of base 64) in which the two differ; above the top level it wraps around within it.
        int level = Math.Min(BitOperations.Log2((ulong)(_elapsed ^ when)) / SlotBits, Levels - 1);
        int slot = level * Slots + (int)((when >> (level * SlotBits)) & (Slots - 1));
        node.Slot = slot;
        node.Previous = None;
        node.Next = _heads[slot];
        if (node.Next != None) _nodes[node.Next].Previous = index;
        _heads[slot] = index;
        _occupied[level] |= 1UL << (slot & (Slots - 1));
    }

    private void Unlink(ref Node node)
    {
        int slot = node.Slot;
        if (node.Previous != None) _nodes[node.Previous].Next = node.Next;
        else _heads[slot] = node.Next;
        if (node.Next != None) _nodes[node.Next].Previous = node.Previous;
        if (_heads[slot] == None) _occupied[slot >> SlotBits] &= ~(1UL << (slot & (Slots - 1)));
    }

    private void Release(int index, ref Node node)
    {
        node.Waker = default;
        node.Slot = None;
        if (++node.Version == 0) node.Version = 1;
        node.Next = _free;
        _free = index;
        Count--;
    }

    /// <summary>The occupied slot of a level that comes up first, seen from now.</summary>
    private int FirstSlot(int level)
    {
        int now = (int)((_elapsed >> (level * SlotBits)) & (Slots - 1));
        // A level's current slot holds nothing but, on the top level, what wrapped around: it comes last.
        ulong rotated = BitOperations.RotateRight(_occupied[level], (now + 1) & (Slots - 1));
        return (BitOperations.TrailingZeroCount(rotated) + now + 1) & (Slots - 1);
    }

    private long SlotStart(int level, int slot)
    {
        long width = 1L << (level * SlotBits);
        long range = width << SlotBits;
        long start = (_elapsed & ~(range - 1)) + slot * width;
        return start <= _elapsed ? start + range : start;
    }

    private void Grow()
    {
        int old = _nodes.Length;
        Array.Resize(ref _nodes, old == 0 ? 16 : old * 2);
        for (int i = _nodes.Length - 1; i >= old; i--)
        {
            _nodes[i] = new Node { Slot = None, Version = 1, Next = _free };
            _free = i;
        }
    }
}
