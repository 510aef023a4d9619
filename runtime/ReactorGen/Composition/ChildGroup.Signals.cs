using ReactorGen.Machines;
using ReactorGen.Tasks;

namespace ReactorGen.Composition;

// What cancels a child: see points 3 and 4 of ChildGroup.cs.
internal partial struct ChildGroup
{
    /// <summary>Passes what has come from above on to each child, once.</summary>
    private void HandDown(short signals, int children)
    {
        // An earlier one that some child has taken is done with.
        _above = WasTaken(~0) ? signals : (short)(_above | signals);
        _handed = (byte)children;
        _cancelled |= (byte)children;
        _owed |= (byte)children;
    }

    private readonly bool WasTaken(int children) => (_handed & ~_owed & children) != 0;

    /// <summary>What has come from above and been taken by no child whose outcome leaves the composite.</summary>
    private readonly long GiveBack() => _above == 0 || WasTaken(_decided == 0 ? ~0 : 1 << Winner) ? 0 : _above;

    private Poll ResumeOne<TChildren>(ref TChildren children, int index, long outer, ref Exception? exception, scoped ref TaskContext context)
        where TChildren : struct, IChildren
    {
        TaskCell cell = context.Cell;
        int opened = 0;
        if (cell.Extras is { } extras)
        {
            opened = extras.Scopes.Opened;
            if (_parts != 0 && extras.Scopes.TakeInterrupt(_parts + index)) _interrupted |= (byte)(1 << index);
        }
        long signals = outer & TaskBits.PartCancelled;
        if (Has(_cancelled, index)) signals |= TaskBits.PartCancelled;
        if (Has(_owed, index)) signals |= TaskBits.CancelPending;
        if (Has(_interrupted, index)) signals |= TaskBits.InterruptPending;
        if (signals != 0) context.Core.SetPart(cell, signals);
        Poll poll;
        try
        {
            poll = children.Resume(index, ref context);
        }
        catch (Exception thrown)
        {
            exception = thrown;
            poll = Poll.Ready;
        }
        long left = TaskBits.Is(cell.State, TaskBits.Part) ? context.Core.SetPart(cell, 0) : 0;
        // Taken; or taken before by a composite in the child, which now gives it back.
        bool isLeft = (left & TaskBits.CancelPending) != 0;
        if (isLeft != Has(_owed, index)) _taken = (byte)(isLeft ? _taken & ~(1 << index) : _taken | (1 << index));
        Keep(ref _owed, index, left & TaskBits.CancelPending);
        Keep(ref _interrupted, index, left & TaskBits.InterruptPending);
        if (cell.Extras is { Scopes.IsEmpty: false } after) after.Scopes.Claim(opened, ref _parts, index);
        return poll;
    }

    private static void Keep(ref byte bits, int index, long left)
    {
        if (left != 0) bits |= (byte)(1 << index);
        else bits &= (byte)~(1 << index);
    }
}
