namespace ReactorGen.Runtime.Tests.Interleavings;

/// <summary>Small worlds for the slot protocol: what threads do, as users would write it.</summary>
internal static class SlotScenarios
{
    public static IEnumerable<string> Names =>
        ["receive", "two directions", "leave", "recycled waiter", "second waiter", "close", "reuse", "refused"];

    public static Exploration Explore(string name, bool edge, Mutation? mutation)
    {
        SlotModel model = name switch
        {
            "receive" => Receive(edge, mutation),
            "two directions" => TwoDirections(edge, mutation),
            "leave" => Leave(edge, mutation),
            "recycled waiter" => RecycledWaiter(edge, mutation),
            "second waiter" => SecondWaiter(edge, mutation),
            "close" => Close(edge, mutation),
            "reuse" => Reuse(edge, mutation),
            "refused" => Refused(edge, mutation),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
        return model.Explore();
    }

    /// <summary>A peer sends twice; the reader reads until it would block, waits, and so on.</summary>
    private static SlotModel Receive(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", () => model.ReceiveAll(3, task: 1));
        model.Thread("peer", () =>
        {
            model.Send();
            model.Send();
            model.Send();
        });
        return model;
    }

    private static SlotModel TwoDirections(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", () => model.ReceiveAll(1, task: 1));
        model.Thread("writer", () => model.AwaitRoom(task: 2));
        model.Thread("peer", () =>
        {
            model.Send();
            model.MakeRoom();
        });
        return model;
    }

    /// <summary>A wait times out at any moment; the next task to wait gets what has come meanwhile.</summary>
    private static SlotModel Leave(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", () =>
        {
            Token token = model.TokenOf(1);
            Machines.Waker first = ModelTask.Find(1)!.Waker();
            if (model.Receive() != 0) return;
            if (!model.Protocol.TryWait(token, Interest.Readable, first, out _))
            {
                model.Sleep(1);
                model.Protocol.LeaveWait(token, Interest.Readable, first);
            }

            try
            {
                model.ReceiveAll(1, task: 2);
            }
            catch (InvalidOperationException error)
            {
                throw new ModelViolationException(error.Message);
            }
        });
        model.Thread("timer", () => SlotModel.Wake(1, 1));
        model.Thread("peer", () => model.Send());
        return model;
    }

    /// <summary>The waiting task ends; its cell, recycled, waits again on the same direction.</summary>
    private static SlotModel RecycledWaiter(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", () =>
        {
            Token token = model.TokenOf(1);
            Machines.Waker first = ModelTask.Find(1)!.Waker();
            if (!model.Protocol.TryWait(token, Interest.Readable, first, out _)) model.Protocol.LeaveWait(token, Interest.Readable, first);
            model.Recycle(1);
            model.ReceiveAll(1, task: 1, generation: 2);
        });
        model.Thread("peer", () => model.Send());
        return model;
    }

    /// <summary>Two tasks wait for one direction: at most one is refused, the other gets what it waits for.</summary>
    private static SlotModel SecondWaiter(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        void Body(int task)
        {
            try
            {
                if (model.Receive() != 0) return;
                model.Wait(Interest.Readable, task);
                model.Receive();
            }
            catch (InvalidOperationException error) when (error.Message.Contains("Two tasks", StringComparison.Ordinal))
            {
                // Refused, and what it would do next does no harm either.
                model.Protocol.LeaveWait(model.TokenOf(1), Interest.Readable, ModelTask.Find(task)!.Waker());
            }
        }

        model.Thread("first", () => Body(1));
        model.Thread("second", () => Body(2));
        model.Daemon("peer", () =>
        {
            model.Send();
            model.AwaitTaken();
            model.Send();
        });
        return model;
    }

    private static SlotModel Close(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation);
        model.Thread("reader", () => model.ReceiveAll(2, task: 1));
        model.Thread("closer", () => model.CloseToken());
        model.Thread("peer", () => model.Send());
        return model;
    }

    /// <summary>The index is used again while the loop, and a task that leaves late, still hold the old token.</summary>
    private static SlotModel Reuse(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, ghosts: 1, emptyReturns: 1);
        model.Thread("late", () =>
        {
            try
            {
                Machines.Waker waker = ModelTask.Find(1)!.Waker();
                if (model.Protocol.TryWait(model.TokenOf(1), Interest.Readable, waker, out _)) return;
                model.Sleep(1);
                model.Protocol.LeaveWait(model.TokenOf(1), Interest.Readable, waker);
                ModelViolationException.ThrowIf(
                    model.Protocol.TryWait(model.TokenOf(1), Interest.Writable, waker, out _), "a stale token was ready");
            }
            catch (TokenClosedException)
            {
                // As it should be.
            }
        });
        model.Thread("closer", () => model.CloseToken());
        model.Daemon("next", () =>
        {
            model.Reopen();
            model.Wait(Interest.Readable, task: 2, life: 2);
        });
        return model;
    }

    /// <summary>The kernel refuses the first registration: one task fails, the other one is served all the same.</summary>
    private static SlotModel Refused(bool edge, Mutation? mutation)
    {
        SlotModel model = new(edge, mutation, refusals: 1);
        void Body(Interest interest, int task)
        {
            try
            {
                model.Wait(interest, task);
            }
            catch (RegistrationLimitException)
            {
                // Told so, and gone.
            }
        }

        model.Thread("reader", () => Body(Interest.Readable, 1));
        model.Thread("writer", () => Body(Interest.Writable, 2));
        model.Thread("peer", () =>
        {
            model.Send();
            model.MakeRoom();
        });
        return model;
    }
}
