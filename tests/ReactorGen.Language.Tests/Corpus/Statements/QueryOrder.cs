// covers: 3.17
using ReactorGen;

namespace Corpus.Statements.QueryOrder;

/// <summary>A source of numbers that says which calls a query makes.</summary>
public sealed class Source<T>(Trace t, string name, T[] items)
{
    public string Name => name;

    public Source<T> Where(Func<T, bool> test)
    {
        t.Log(name + ".Where");
        return new Source<T>(t, name + "w", items.Where(test).ToArray());
    }

    public Source<T> OrderBy<TKey>(Func<T, TKey> key)
    {
        t.Log(name + ".OrderBy");
        return new Source<T>(t, name + "o", items.OrderBy(key).ToArray());
    }

    public Source<TResult> Select<TResult>(Func<T, TResult> select)
    {
        t.Log(name + ".Select");
        return new Source<TResult>(t, name + "s", items.Select(select).ToArray());
    }

    public Source<TTo> Cast<TTo>()
    {
        t.Log(name + ".Cast");
        return new Source<TTo>(t, name + "c", items.Cast<TTo>().ToArray());
    }

    public Source<TResult> Join<TInner, TKey, TResult>(Source<TInner> inner, Func<T, TKey> left, Func<TInner, TKey> right, Func<T, TInner, TResult> result)
    {
        t.Log(name + ".Join " + inner.Name);
        return new Source<TResult>(t, name + "j", items.Join(inner.Items, left, right, result).ToArray());
    }

    public Source<TResult> GroupJoin<TInner, TKey, TResult>(Source<TInner> inner, Func<T, TKey> left, Func<TInner, TKey> right, Func<T, Source<TInner>, TResult> result)
    {
        t.Log(name + ".GroupJoin " + inner.Name);
        return new Source<TResult>(t, name + "g", items.GroupJoin(inner.Items, left, right, (l, r) => result(l, new Source<TInner>(t, "of" + l, r.ToArray()))).ToArray());
    }

    public T[] Items => items;
}

public static partial class Program
{
    private static int Limit(Trace t)
    {
        t.Log("limit");
        return 0;
    }

    [ReactorTask]
    private static partial void Own(Trace t)
    {
        Source<int> A(string name) => new(t, name, [3, 1, 2]);
        var a = from x in A("a") where x > 1 join y in Pause(A("b")) on x equals y select x + y;
        t.Log(string.Join(",", a.Items));
        var b = from x in A("a") orderby x where x > 0 join y in Pause(A("b")) on x equals y join z in A("c") on x equals z select x + y + z;
        t.Log(string.Join(",", b.Items));
        var c = from x in A("a") select x * 2 into x where x > 2 join y in Pause(A("b")) on x equals y * 2 into all select all.Items.Length + x;
        t.Log(string.Join(",", c.Items));
        var d = from x in A("a") select new { x, Twice = x * 2 } into pair join y in Pause(A("b")) on pair.x equals y select pair.Twice + y;
        t.Log(string.Join(",", d.Items));
        var e = from object o in A("a") join y in Pause(new Source<object>(t, "b", [1, 2])) on o equals y select o;
        t.Log(string.Join(",", e.Items));
        var f = from x in A("a") where x > 1 join y in Pause(A("b")) on x equals y select x + y into s where s > 4 join z in Pause(new Source<int>(t, "c", [6])) on s equals z select s * z;
        t.Log(string.Join(",", f.Items));
    }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Own(t);
        int[] numbers = null!;
        try
        {
            var none = from x in numbers where x > 0 join y in new[] { Pause(1) } on x equals y select y;
        }
        catch (ArgumentNullException e)
        {
            t.Log(e.ParamName);
        }
        numbers = [1, 2];
        var grouped = from x in numbers where x > Limit(t) join y in t.V("inner", new[] { Pause(2), 1 }) on x equals y into g from z in g select z * 10;
        foreach (int n in grouped) t.Log(n);
        var kept = from x in new[] { Pause(1) } select x into z join y in new[] { Pause(1) } on z equals y select y + z;
        t.Log(kept.Single());
        var three = from x in Pause(new[] { 1, 2 }) join y in t.V("plain", new[] { 1, 2 }) on x equals y join z in Pause(new[] { 2, 3 }) on x equals z join w in t.V("last", new[] { 2 }) on x equals w select x + y + z + w;
        t.Log(three.First());
        var nested = from x in (from y in numbers where y > 1 join z in Pause(numbers) on y equals z select y + z) join w in Pause(new[] { 4 }) on x equals w select x * w;
        t.Log(nested.Single());
        var let = from x in Pause(numbers) let twice = x * 2 join y in t.V("plain", numbers) on twice equals y join z in Pause(numbers) on x equals z select (x, twice, y, z);
        t.Log(let.Single());
        var objects = from int x in new object[] { 1, 2 } where x > 1 join y in Pause(numbers) on x equals y group x by y into g orderby g.Key join k in Pause(numbers) on g.Key equals k select g.Count() + k;
        t.Log(objects.Single());
    }
}
